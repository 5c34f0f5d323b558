"""Spanish words that tell the kind of what was heard."""

KINDS = {
    "need": """
        echan de menos; extranan; urge; urgen; ha pedido; han pedido; prefieren; prefiere; necesita; necesitan
        necesitamos; necesitaba; necesitaban; necesidad; hace falta
        hacen falta; les falta; le falta; nos falta; falta; faltan; no tienen; no tiene; no tenemos; no hay
        piden; pide; pidio; pidieron; requieren; requiere; quieren; quiere; buscan; busca; se quedaron sin
        carecen; sin acceso
        """,
    "concern": """
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
        suenan; suena con; sueno; les gustaria; le gustaria; nos gustaria; les encantaria; le encantaria
        nos encantaria; esperan; espera; anhelan; algun dia; meta; metas; vision; desean; desea; aspiran; ojala
        """,
    "idea": """
        deberian; deberiamos; sugieren; sugiere; sugirio; sugirieron; sugerencia; idea; ideas; proponen; propone
        propuso; propusieron
        propuesta; que tal si; por que no; podriamos; seria bueno; seria bonito; seria ideal; recomiendan
        recomienda; recomendo
        """,
    "strength": """
        encantados; encantadas; encantada; encantado; ganaron; gano; premio; campeones; salio bien
        buenisimos; buenisimas; buenisima; buenisimo; fortaleza; saben mucho; experiencia; expertos; expertas
        fuerte; fuertes; orgullosos; orgullosas; orgullosa; hablan
        muy buenos; muy buena; muy buenas; bueno para; buena para; les encanta; le encanta; les gusta; le gusta
        les encanto; les gusto; funciona bien; funciona muy bien; exito; exitoso; exitosa; bien conectados
        bien organizados; llena; lleno
        """,
    "question": """
        pregunta; preguntan; pregunto; preguntaron; quieren saber; quiere saber; querian saber; queria saber
        duda; dudas; se preguntan; no estan seguros; tienen curiosidad; es posible
        """,
    "thanks": """
        gracias; agradece; agradecen; agradecio; agradecieron; agradecidos; agradecidas; agradecida; agradecido
        agradecimiento
        """,
    "decision": """
        han decidido; ha decidido; decidieron; decidio; decidimos; decision; acordaron; acordo; votaron
        aprobaron; eligieron; escogieron
        optaron; quedo decidido; se acordo; acordamos que
        """,
    "offer": """
        ofrecen; ofrece; ofrecio; ofrecieron; oferta; pueden prestar; puede prestar; pueden ofrecer
        pueden ayudar; puede ayudar; pueden dar; dispuestos a; dispuesta a; dispuestas a; dispuesto a; donar
        donan; donaron; voluntarios para; nos prestan; podemos prestar; podemos ofrecer
        """,
}
