"""Spanish words that tell the kind of what was heard."""

KINDS = {
    "need": """
        me pidio; nos pidio; me pidieron; nos pidieron; me pide; nos pide; nos piden; podriais; podrian dejarnos
        queremos; nos urge; me urge; les urgen; solicitamos; pedimos
        echan de menos; extranan; urge; urgen; ha pedido; han pedido; prefieren; prefiere; necesita; necesitan
        necesitamos; necesitaba; necesitaban; necesidad; hace falta
        hacen falta; les falta; le falta; nos falta; falta; faltan; no tienen; no tiene; no tenemos; no hay
        piden; pide; pidio; pidieron; requieren; requiere; quieren; quiere; buscan; busca; se quedaron sin
        carecen; sin acceso; carece; andan buscando; anda buscando; buscando; solicitan; solicita; solicitaron
        ha solicitado
        les vendria bien; le vendria bien; nos vendria bien; les hace falta; les hacen falta; necesitarian; necesitaria
        requerimos; no cuentan con; no cuenta con; ocupan; ocupamos; exigen; reclaman; esperan que; estan esperando
        donde guardar; donde poner; donde reunirse; alguien que; quien les; se les acabaron
        """,
    "concern": """
        ya no; batallando; siguen esperando; sufriendo; se enfermo; no va a poder; no van a poder; esperando la
        no llego; no llegaron; no vino; no vinieron; falto; faltaron; no aparecio; no aparecieron; dejo plantado; canso
        se les ha caido; se ha caido; se ha suspendido; se ha cancelado; no da; no dan; al limite; a tope; sobrepasados
        abandonados; abandonadas; olvidados; olvidadas; ya no aguantan; no aguantan; no aguanta; se sienten solos
        se enfermo; se enfermaron; siguen sin; sigue sin; siguen esperando; sigue esperando; se fue; se les fue
        saturados; saturadas; rebasados; rebasadas; no dan abasto; no da abasto; no estan conformes; enfadados
        enfadadas
        se les descompuso; se descompuso; se rompio; se dano; se averio; se estropeo; se cayo
        averiado; averiada; danado; danada; descompuesto; descompuesta; no sirve; no sirven; no cabe; no caben
        apretados
        apretadas; lista de espera; filas; fila; tirando; cada vez menos; cada vez hay menos; cada vez mas caro
        menos gente; menos jovenes; poca gente; no vino nadie; nadie llego; no se presento; no se presentaron
        bajando; cancelaron; cancelo; cancelado; suspendieron; retraso; retrasos; atrasados; 
        peor; fatal; hartos; hartas; harto; harta; enojados; enojadas; enojada; enojado; tristes
        solos; solas; aislados; aisladas; soledad; hambre; robaron; asalto; asaltaron; acoso; racismo; discriminacion
        amenaza; amenazas; desalojo; desahucio; renta; deuda; deudas; riesgo; escaleras; accidente; lesion; choca
        chocan
        coincide con; se cruza con; subieron; no les dejan; no les deja; no quieren saber; no contestan; no responde
        no responden; no abre; no abren; no les llega; no se enteran; no se entera; no sabian; estresados; agobiados
        agobiada; agobiadas; desbordados; desbordadas; preocupante; incomodos; incomodas; verguenza; desanimados
        se les acabo; se nos acabo; se le acabo; se acabo; se inunda; inunda; rota; roto; rotas; rotos; humedad
        goteras; gotea; robo; robos; ruido; no llegan; no llega; no funciona; no funcionan; enfermo; enferma
        perdieron; perdio; cortaron; cansancio; agotados; agotadas; sucio; sucia; oscuro; oscura; mal estado
        no les alcanza; no alcanza; no quieren; cansados; cansadas; nadie; preocupa; preocupan; preocupado
        preocupada; preocupados; preocupadas; preocupacion; miedo; temen; teme
        molestos; molestas; molesto; molesta; se queja; se quejan; se quejaron; se quejo; queja; quejas
        problema; problemas; no pueden; no puede; no confian; no confia; desconfianza; muy lejos; muy caro
        muy tarde; muy temprano; muy dificil; dificil; demasiado; inseguro; insegura; peligroso; peligrosa
        vacias; vacio; vacia; nadie viene; nadie va; no se sienten; no se siente; barrera; barreras; cierra
        cierran; cerrado; cansados de; cansadas de; frustrados; frustradas; confuso; confusa; no saben; no sabe
        no entienden; caro; cara; se sienten excluidos; ignorados; nerviosos; nerviosas; batallan
        """,
    "aspiration": """
        quisieramos; quisieran; quisiera; nos gustaria; querriamos; querrian; les vendria mejor; les viene mejor
        les late
        tienen ganas de; tiene ganas de; con ganas de; ilusion; ilusionados; ilusionadas; prefieren; preferirian
        quisieran
        piensan en; planean; planea; quieren empezar; quiere empezar; quieren crecer
        suenan; suena con; sueno; les gustaria; le gustaria; nos gustaria; les encantaria; le encantaria
        nos encantaria; esperan; espera; anhelan; algun dia; meta; metas; vision; desean; desea; aspiran; ojala
        """,
    "idea": """
        se le ocurrio; se les ocurrio; se le ocurre; se les ocurre; podrian; podria; estaria bien; estaria bueno
        ocurrencia
        plantean; plantea; planteo; plantearon; y si; por que no hacemos; convendria
        deberian; deberiamos; sugieren; sugiere; sugirio; sugirieron; sugerencia; idea; ideas; proponen; propone
        propuso; propusieron
        propuesta; que tal si; por que no; podriamos; seria bueno; seria bonito; seria ideal; recomiendan
        recomienda; recomendo
        """,
    "strength": """
        cumplio su; cumplieron su; cumplio con su; cumplieron con su
        contentos; contentas; contenta; contento; contentisimos; felices; feliz; salio muy bien; fue un exito
        todo un exito
        redonda; redondo; lleno total; vino mucha gente; vinieron muchos; crecio; creciendo; va muy bien; van muy bien
        va bien; van bien; talento; comprometidos; comprometidas; generosos; solidarios; mejoro; mejor que nunca
        encantados; encantadas; encantada; encantado; ganaron; gano; premio; campeones; salio bien
        buenisimos; buenisimas; buenisima; buenisimo; fortaleza; saben mucho; experiencia; expertos; expertas
        fuerte; fuertes; orgullosos; orgullosas; orgullosa; hablan
        muy buenos; muy buena; muy buenas; bueno para; buena para; les encanta; le encanta; les gusta; le gusta
        les encanto; les gusto; funciona bien; funciona muy bien; exito; exitoso; exitosa; bien conectados
        bien organizados; llena; lleno
        """,
    "question": """
        se puede; es posible que; preguntando; consulta si; consultan si; hay posibilidad; habria manera
        habria forma; hay manera; hay forma; les interesa saber; le interesa saber
        pregunta; preguntan; pregunto; preguntaron; quieren saber; quiere saber; querian saber; queria saber
        duda; dudas; se preguntan; no estan seguros; tienen curiosidad; es posible
        """,
    "thanks": """
        muy agradecidos; muy agradecidas; dan las gracias; da las gracias; dieron las gracias; se agradece
        mandan saludos
        manda saludos; que lindo; que bonito; muy bonito; les encanto lo
        gracias; agradece; agradecen; agradecio; agradecieron; agradecidos; agradecidas; agradecida; agradecido
        agradecimiento
        """,
    "decision": """
        no necesita; no necesitan; no necesitamos; ya no necesita; ya no necesitan; ya no necesitamos
        ya no hace falta; ya no hacen falta
        hemos decidido; se decidio; quedaron en que; quedamos en que; hemos acordado; han acordado; por unanimidad
        a partir de ahora; de ahora en adelante; han elegido; ha elegido; van a dejar
        han decidido; ha decidido; decidieron; decidio; decidimos; decision; acordaron; acordo; votaron
        aprobaron; eligieron; escogieron
        optaron; quedo decidido; se acordo; acordamos que
        """,
    "offer": """
        se ofrece; se ofrecen; se ofrecio; se ofrecieron; prestan; presta; puede donar; pueden donar; regalan; regala
        de sobra; les sobra; les sobran; le sobran; le sobra; nos sobran; sobran; sobra; disponible; disponibles
        pueden venir; puede venir; pueden cocinar; pueden traer; puede traer; podrian prestar; podrian ayudar; ceden
        cede
        se apuntan; se apunta; a disposicion; nos deja; nos dejan; podemos ayudar; podemos traer; podemos donar
        ofrecen; ofrece; ofrecio; ofrecieron; oferta; pueden prestar; puede prestar; pueden ofrecer
        pueden ayudar; puede ayudar; pueden dar; dispuestos a; dispuesta a; dispuestas a; dispuesto a; donar
        donan; donaron; voluntarios para; nos prestan; podemos prestar; podemos ofrecer
        """,
}
