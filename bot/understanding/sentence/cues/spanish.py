"""Spanish cues, without accents as they are looked for."""

from bot.understanding.sentence.cues.table import Cues, Says, Who
from bot.understanding.sentence.phrases import words
from bot.understanding.sentence.types import HeardHow, Strength

REGULAR = tuple(
    sorted(
        words(
            """
            mandar enviar llevar llamar dar preparar conseguir revisar buscar hablar escribir avisar ayudar
            prestar compartir imprimir confirmar entregar pagar abrir organizar ver ofrecer traducir ser estar
            preguntar contactar visitar pasar invitar dejar reservar apartar contestar responder traer terminar
            arreglar conectar presentar agregar publicar donar cocinar recoger cuidar apoyar coordinar consultar
            averiguar
            """
        )
    )
)
IRREGULAR = ("har", "tendr", "pondr", "vendr", "dir", "podr", "saldr")
STEMS = (*REGULAR, *IRREGULAR)
I_WILL = "|".join(f"{stem}e" for stem in STEMS)
WE_WILL = "|".join(f"{stem}emos" for stem in STEMS)
THEY_WILL = "|".join(f"{stem}{end}" for stem in STEMS for end in ("a", "an"))
TO = "les|le|te|los|las|lo|la|nos|me|se|os"

INFINITIVES = "|".join((*REGULAR, "hacer", "tener", "poner", "venir", "prestar", "sacar", "cargar"))

FIRST_PROMISES = f"""
    intento|intentamos|procuro|procuramos {INFINITIVES}; trato|tratamos de {INFINITIVES}
    yo? {TO}? dije|dijimos que intento|intentamos|tratamos; yo? {TO}? dije|dijimos que trato de
    {TO}? voy|vamos a; yo|nosotros voy|vamos a; {TO}? prometi|prometimos; yo|nosotros? {TO}? prometi|prometimos
    {TO}? prometo|prometemos
    quede en|de; quedamos en|de; me comprometi|comprometo a|con?; nos comprometimos|comprometemos a|con?
    {TO}? he|hemos prometido; {TO}? debo|debemos; 
    les|le? dije|dijimos que les|le|los|las|lo|la? voy|vamos|ibamos|iba a
    les|le? dije|dijimos que les|le|los|las|lo|la? mandaria|enviaria|mandariamos|enviariamos|llevaria|llevariamos
    {TO}? {I_WILL}|{WE_WILL}; acordamos; acepte; aceptamos; me|nos encargo|encargamos de; yo me encargo de
    dejame; dejenme; dejanos
    les|le|te|se mando|mandamos|envio|enviamos|paso|pasamos|llevo|llevamos|aviso|avisamos|entrego|contesto
    les|le|te|se confirmo|reviso|preparo|imprimo|consigo|traigo|doy|dejo|devuelvo
    nosotros|nosotras ponemos|llevamos|traemos|damos|mandamos|devolvemos|conseguimos; me encargo
    espero|esperamos poder
    les|le|te|los|las|lo|la? avisamos|llamo|llamamos|confirmo|reviso|preparo|imprimo|consigo|traigo
    {TO}? di|dimos mi|nuestra palabra
    firme|firmamos; nos|me ofreci|ofrecimos a
    {TO}? tratare|trataremos|intentare|intentaremos de?
    espero|esperamos poder? mandar|enviar|llevar|tener|entregar; pienso|pensamos mandar|enviar|llevar
    tengo|tenemos que mandarles|enviarles|llevarles
    garantizamos|garantizo; {TO}? ofreci|ofrecimos; {TO}? aseguramos|asegure que?
"""
THIRD_PROMISES = f"""
    ellos|ellas|el|ella? {TO}? van|va a; ellos|ellas|el|ella? {TO}? prometio|prometieron; {TO}? promete|prometen
    {TO}? ha|han prometido
    se comprometio|comprometieron|compromete|comprometen a|con?; quedo|quedaron en|de; {TO}? deben
    acepto|aceptaron; {TO}? debe
    me|nos? dijo|dijeron|dice|dicen que nos|me|les|lo|la? van|va|iba|iban a
    me|nos? dijo|dijeron que nos|me|les|lo|la? mandaria|mandarian|enviaria|enviarian|llevaria|llevarian
    me|nos? dijo|dijeron que nos|me|les|lo|la? traeria|traerian|prestaria|prestarian|ayudaria|ayudarian
    {TO}? {THEY_WILL}; {TO}? dio|dieron su palabra; firmo|firmaron; piensa|piensan; tratara|trataran de
    intentara|intentaran; garantiza|garantizan|garantizaron; nos|me aseguro|aseguraron que?
    {TO}? espera|esperan poder? mandar|enviar|llevar|traer
"""
NO_PROMISES = f"""
    no {TO}? prometio|prometieron|promete|prometen; nunca {TO}? prometio|prometieron; no {TO}? ha|han prometido
    no se comprometio|comprometieron; no {TO}? va|van a; tal vez; quizas; quiza; a lo mejor; puede que
    no quedaron|quedo; podria|podrian; puede|pueden
    seria bueno|bonito|ideal|genial|lindo; les|le gustaria; ojala; no puede|pueden; no aceptaron|acepto
    no {TO}? {THEY_WILL}
    va a haber|ser|estar|llover; van a necesitar|querer; va a necesitar
"""
OUR_NO_PROMISES = f"""
    no {TO}? prometi|prometimos|prometemos|prometo; nunca {TO}? prometi|prometimos; no {TO}? he|hemos prometido
    no me|nos comprometi|comprometimos|comprometo|comprometemos; no {TO}? voy|vamos a; no quede|quedamos
    podriamos; puedo|podemos
    me|nos gustaria; no puedo|podemos; no acordamos|aceptamos|acepte; vamos a ver; ya veremos
    no {TO}? {I_WILL}|{WE_WILL}
"""
MET = """
    estuve; estuvimos; fui; fuimos; quede|quedamos con; me tope|encontre con; me|nos llamo|llamaron|visito
    me|nos reuni|reunimos con?
    me|nos junte|juntamos con?; me|nos vi|vimos con?
    hable|hablamos|platique|platicamos|converse|conversamos|charle|charlamos con?
    vi|vimos a; visite|visitamos a?; llame|llamamos a; me|nos encontre|encontramos con|a; conoci|conocimos a
    tuve|tuvimos una|un reunion|junta|encuentro|llamada|platica|charla|cafe|almuerzo con?
    reunion|junta|llamada|encuentro|cafe|platica|charla con; estuve|estuvimos con|en; fui|fuimos a
    comi|comimos|almorce|almorzamos con; tome|tomamos un? cafe con; pase|pasamos por; nos visito|visitaron
    vino|vinieron; reunidos con; se reunio con|reunieron
"""
TOLD = """
    me|nos dijo|dijeron|dice|dicen|conto|contaron que?
    me|nos comento|comentaron|menciono|mencionaron|explico|explicaron|platico que?
    dijo|dijeron|dice|dicen que?; comento|comentaron|comenta|comentan que?
    menciono|mencionaron que?; segun; escuche|escuchamos|oi|oimos que|de|a?
    supe|supimos|me entere|nos enteramos que|de?; se quejo|quejaron|queja|quejan de|que?; cuenta|cuentan que?
    me|nos aviso|avisaron que
    explico|explicaron que?; informo|informaron que?
    pregunto|preguntaron|pregunta|preguntan si|cuando|como|por|que|donde?
    nos|me pregunto|preguntaron si|cuando|como|por|que|donde?; agrego|agregaron que; parece que; al parecer
    nos|me agradecio|agradecieron; compartio|compartieron que
"""
HEARD = """
    necesita|necesitan|necesitamos|necesitaban|necesitaba; quiere|quieren|querian|queria
    les|le|nos|me? hace|hacen falta; les|le|nos falta|faltan; falta|faltan; piden|pide|pidio|pidieron
    nos|me? pidieron|pidio
    les|le|nos|me preocupa|preocupan
    esta|estan preocupados|preocupadas|preocupada|preocupado|contentos|contentas|contenta|agradecidos
    esta|estan agradecidas|agradecida|felices|molestos|molestas|cansados|cansadas|tristes
    tiene|tienen|tenian|tenia
    no tienen|tiene|pueden|puede|saben|sabe|hay|quieren|quiere|confian|confia|llega|llegan|entienden; hay
    siente|sienten|se sienten; creen|cree|piensan que; esperan|espera; suenan|suena con
    les|le|nos gustaria|encantaria
    les|le gusta|gustan|encanta|encantan|gusto; sugieren|sugiere|sugirio|sugirieron
    proponen|propone|propuso|propusieron; ofrecen|ofrece|ofrecio|ofrecieron; estan|esta; son|es; buscan|busca
    agradecen|agradece|agradecieron; tienen miedo
    decidieron|decidio; extranan; sobra|sobran; pueden prestar|ofrecer|dar|ayudar; temen|teme; desean|desea
"""
REMIND = """
    recuerda; recuerda que?; recuerdame|recuerdanos|recordame|recuerdeme|recuerdenme|recuerdale|recuerdales
    me|nos recuerdas|recuerda|puedes|podrias recordar?; acuerdame; hazme|haceme acordar; recuerdamelo
    recordamelo; avisamelo
    avisame|avisanos|avisenme
    no me|nos dejes|deje|dejen olvidar|que; que no se me|nos olvide
    pon|ponme|crea|creame|haz|hazme|agrega|programa|configura|establece|anade|coloca|prepara un|el? recordatorio
    recordatorio para|de|que; necesito|quiero un recordatorio; recordarme; recordar; no olvidar
    puedes|podrias recordarme|avisarme; tengo que acordarme; recuerdame que
"""
ASK = """
    pidele|pideles|pidanle|pedirle|pedirles|pedir a; preguntale|preguntales|preguntarle|preguntarles|preguntar
    hay que pedirle|pedirles|preguntarle|preguntarles
    quiero|queremos|quisiera|quisieramos pedirle|pedirles|preguntarle|preguntarles|que
    le|les? pedi|pedimos|pregunte|preguntamos; encuesta; invita|invitar|invitemos a
    debemos|deberiamos pedir|preguntar; le|les pediremos|preguntaremos|voy|vamos a pedir|preguntar; solicitar
    solicitale
"""

DONE = words(
    "mand envi llev prepar entreg pas prest imprim confirm arregl reserv recog don cocin dej cubr pint mont"
    " compr acerc repart ayud avis instal orden guard carg organiz invit llam present firm"
)
ENDED_E = frozenset({"imprim", "recog", "cubr"})
BY_US = words("traigo traemos pongo ponemos doy damos hago hacemos consigo conseguimos devuelvo devolvemos recojo") | {
    f"{stem}{end}" for stem in DONE for end in (("o", "imos") if stem in ENDED_E else ("o", "amos"))
}
BY_ONE = words("trae pone da hace consigue devuelve ofrece") | {
    f"{stem}{'e' if stem in ENDED_E else 'a'}" for stem in DONE
}
BY_MANY = {f"{one}n" for one in BY_ONE}

SPANISH = Cues(
    language="es",
    said={
        (
            Says.PASSIVE,
            Who.BEFORE,
        ): """
            se va|van a; se mandara|enviara|entregara|hara|dara|imprimira|mandaran|enviaran|entregaran|haran
            sera|seran enviado|enviada|enviados|enviadas|entregado|entregada|entregados
            se prometio|acordo|quedo en|que?; se prometieron; alguien va a; alguien
            """,
        (Says.NO_PROMISE, Who.BEFORE): NO_PROMISES,
        (Says.NO_PROMISE, Who.FIRST): OUR_NO_PROMISES,
        (Says.ASK, Who.BEFORE): ASK,
        (Says.PROMISE, Who.FIRST): FIRST_PROMISES,
        (
            Says.PROMISE,
            Who.SECOND,
        ): "nos|me prometiste|prometieron ustedes; prometiste; quedaste en|de; ustedes nos? prometieron|dijeron que?;"
        "ustedes quedaron en|de; usted quedo en|de; nos dijeron ustedes; ustedes iban|van a; ustedes deben",
        (Says.PROMISE, Who.THIRD): THIRD_PROMISES,
        (Says.MET, Who.BEFORE): MET,
        (Says.TOLD, Who.BEFORE): TOLD,
        (Says.HEARD, Who.BEFORE): HEARD,
        (Says.REMIND, Who.BEFORE): REMIND,
    },
    strengths={
        Strength.FORMAL: """
            firmo; firmaron; firme; firmamos; por escrito; formalmente; oficialmente; convenio
            se comprometio; se comprometieron; me comprometi; nos comprometimos; nos comprometemos; me comprometo
            garantizamos; garantizo; garantizan; acuerdo firmado; comprometio; comprometieron
            """,
        Strength.TRY: """
            tratare; trataremos; tratara; trataran; tratar de; intentare; intentaremos; intentara; intentaran
            intentar; intento; intentamos; procuro; procuramos; trato de; tratamos de
            haremos lo posible; hare lo posible; hara lo posible; haran lo posible; pienso; pensamos
            piensan; piensa; si se puede; de ser posible; probablemente; a ver si
            """,
        Strength.HOPE: "espero; esperamos; esperan; espera; ojala; con suerte; si dios quiere; quisiera; quisieramos",
    },
    kinds={
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
    },
    heard_how={
        HeardHow.SECOND_HAND: """
            segun; dicen por ahi; se dice; al parecer; me contaron que; oi que; escuche que; supe que; me entere
            nos enteramos; alguien dijo; la gente dice; parece ser; por ahi dicen; escuchamos que; oimos que
            """,
        HeardHow.ASSUMPTION: """
            creo; creemos; supongo; suponemos; me imagino; parece que; me parece; nos parece; pienso que
            pensamos que; probablemente; quizas; tal vez; a lo mejor; mi impresion; sospecho; tengo la impresion
            """,
    },
    first=words("yo nosotros nosotras"),
    second=words("tu usted ustedes"),
    third=words("ellos ellas el ella quien quienes"),
    one_person=words("el ella quien"),
    joins="""
        y; e; pero; asi que; entonces; y tambien; y ademas; ademas; tambien; aunque; y luego; luego; mientras
        por eso; y que
        """,
    hold=words(
        """
        que si porque cuando donde como cual quien lo la el los las les le nos me se un una de a en con por para
        sin no cuanto aunque mientras hasta antes despues segun dijo dijeron dice dicen su sus mi nuestro nuestra
        ya y o ni muy
        """
    ),
    conditions=words("si ojala nadie"),
    roles=words(
        """
        pastor sacerdote padre director directora coordinador coordinadora maestra maestro gerente presidenta
        presidente secretaria voluntarios equipo personal grupo iglesia mezquita templo escuela centro clinica
        ciudad oficina padres madres madre lider lideres familias organizacion comite asociacion club refugio red
        agencia departamento hermana vecinos jovenes senora senor doctora doctor biblioteca alcaldia comunidad
        consejo
        """
    ),
    adverbs=words("tambien ya siempre si solo ademas todavia luego entonces"),
    is_to=frozenset(),
    contrast=words("no sino"),
    bounds=words("menos salvo excepto hasta"),
    together=words("con"),
    shorthand="""
        q que; k que; ke que; xq porque; pq porque; porq porque; xfa porfa; xfavor porfa; d de; dl del; x por
        tb tambien; tmb tambien; tbn tambien; ns nos; bn bien; qdo quedo; kiere quiere; kieren quieren; dise dice
        disen dicen; dijieron dijeron; necesitn necesitan; able hable; ablamos hablamos; nesesitan necesitan
        nesesita necesita; msj mensaje; grax gracias; grcs gracias; ps pues; pa para; kien quien; aser hacer; ai hay
        """,
    telling_most=words(
        """
        necesita necesitan prometi prometimos prometio prometieron recuerdame preocupa preocupan preocupada preocupado
        quieren hablamos pidieron agradecen ofrecen ofrecieron dijeron preguntaron preguntan sugieren
        """
    ),
    able=words("puedo podemos"),
    done_by_us=frozenset(BY_US),
    done_by_one=frozenset(BY_ONE),
    done_by_many=frozenset(BY_MANY),
    clitics=words("les le te los las lo la nos me se os"),
    says_who_by_ending=True,
    apart=words("cuando porque que como donde"),
    to_others=words("les le"),
    by_whom=words("por"),
    us=words("nosotros nosotras mi"),
    we_tell=frozenset(),
    self_sayings=words("lo la os se eso asi ya por favor"),
    gets=words("recibe reciben tendra tendran"),
    from_us="de mi|nosotros parte?",
    leading_on=words("que"),
    within=words("dentro antes hasta"),
    telling=words("dile diles decirle decirles avisarles avisarle"),
    ours=words("nuestro nuestra mi"),
    our_roles=words("equipo personal oficina jefe jefa companera companero"),
    note_lead="que; de; de que; sobre; a; nos; me; que si; si; por; acerca de; con",
    to_dos_begun="""
        llamar; dar seguimiento a|con?; mandar; enviar; avisar; avisale; agradecer; agradecele; llama a; manda
        envia; escribele; escribir; contactar; preguntar; visitar; confirmar; preparar; imprimir; traducir
        buscar; hablar con; volver a; revisar; comprar; reservar; programar; dile|diles
        """,
    small=words(
        """
        tambien ya el la los las un una y e pero asi que entonces su sus mi mis nuestro nuestra ademas luego de
        """
    ),
    articles=words("el la los las un una mi su nuestro nuestra mis sus nuestros"),
    lead_in="""
        a; que; en; de; para; les; le; nos; me; te; lo; los; las; se; tambien; ya; voy a; vamos a; van a; va a
        iba a; iban a; que van|voy|vamos|va|iba|iban a; por; con; sobre; a ellos; a ellas; tratar de; poder
        """,
    tail="""
        mas tarde; luego; por favor; gracias; tambien; ok; y; pero; entonces; a ellos; porfa; jaja; si se puede
        si dios quiere; asi que; ya
        """,
    to_whom=words("a al para con de del"),
    addressed=words("a al para con"),
    told_first=words("prometido"),
    kept=frozenset(
        (
            *REGULAR,
            "hacer",
            "poner",
            "venir",
            "tener",
            "hablar",
            *I_WILL.split("|"),
            *WE_WILL.split("|"),
            *THEY_WILL.split("|"),
        )
    )
    | words(
        """
        llamo llamamos confirmo reviso preparo imprimo consigo traigo
        ponemos llevamos traemos damos devolvemos conseguimos entrego contesto doy dejo devuelvo mando mandamos
        envio enviamos paso llevo llevamos aviso avisamos tratare trataremos mandaria enviaria
        mandariamos enviariamos llevaria llevariamos mandarian enviarian llevarian traeria traerian prestaria
        prestarian ayudaria ayudarian
        """
    ),
    query="""
        que nos|me? dijeron|dijo|prometimos|prometi|prometieron|debo
        que nos|me? debemos|escuchamos|oimos|deben|hemos|tenemos|tengo
        que nos|me? promesas|recordatorios|notas|hay|pendientes|sigue|sabemos
        que nos|me? falta|quedo|acordamos|quedamos|le|les|paso
        que es|esta|estan lo? que? vencido|pendiente|pendientes|abierto
        cuales son|promesas|recordatorios|socios|grupos|estan|tengo; cual es|fue
        muestrame|muestra|mostrar|muestrenme|ensename; lista|listar|listame|enlista
        busca|buscar|encuentra|busca; quien|quienes dijo|dijeron|nos|prometio|debe|tiene|es|son|pidio|esta
        cuando fue|hablamos|nos|vimos|es|vence; cuantos|cuantas|cuanto
        hay algo|alguna|algun|promesas|notas|recordatorios|algo
        tenemos|tengo algo|alguna|algun|promesas|pendientes|recordatorios
        a quien|quienes le|les? debo|debemos|prometi|prometimos|hemos
        dime|dame que|los|las|la|el|todo|todas|todos; resumen de; ver; mis promesas|recordatorios|pendientes
        de que|quien; donde esta|quedo|fue; hemos hablado|escuchado|prometido; alguien ha|nos
        lo que nos? dijeron
        """,
    question_words=words("que quien quienes cual cuales cuando donde como cuantos cuantas por hay"),
    correction="""
        quise decir; queria decir; deshaz; deshacer; deshazlo; deshace; corrige; corrigelo; correccion; no no
        perdon quise|era|es|no; no era|es|fue|son|eran; cambia|cambialo|cambiala eso|esto|a|al|la|el|por|lo?
        me equivoque; mejor el|la|a|al|que; borra|borralo|borrala eso|esto|lo|la|el?
        elimina|cancela eso|esto|lo|la|el; era el|la|para; es el|la para?; fue el|la; olvidalo; olvida eso
        en realidad; pon|ponlo mejor; debe|deberia ser|decir; debia ser; mas bien; te equivocaste; esta mal
        la fecha|hora|persona esta mal
        agrega que
        eso no; anula; quita eso; mejor dicho
        """,
    greeting="""
        hola; buenos dias; buenas; buenas tardes|noches; por favor; porfa; oye; ok; y; bueno; entonces
        una pregunta; gracias; pues; eh
        """,
    own_records=words(
        """
        promesa promesas prometieron prometimos prometi guardan guardado registrado recordatorios notas deben
        """
    ),
    weak_correction="no; perdon; mejor; en realidad; ups; nop; espera; digo; no no",
    chat="""
        hola; buenos dias; buenas; buenas tardes|noches; buen dia; gracias; muchas gracias; mil gracias; ok
        okay; vale; va; bueno; listo; perfecto; genial; excelente; jaja; jajaja; jeje; si; adios
        hasta luego|manana|pronto; nos vemos; de nada; que tal; como estas|esta|va|andas; todo bien; muy bien
        bien; de acuerdo; entendido; claro; saludos; bravo; que bien; que bueno; wow; felicidades; super
        muy amable; por todo; por la|tu ayuda; a todos; equipo; igualmente; buen fin de semana; feliz dia; orale
        sale; dale; prueba; probando; quien eres; que puedes hacer; eres el mejor; mucho; amigos; amigo; a ti
        todos; buenisimo
        """,
    remind=REMIND,
    noun=words("recordatorio recordatorios alarma alarmas aviso avisos alerta alertas"),
    show="""
        muestra; muestrame; mostrar; mostrarme; muestreme; muestren; ver; ensename; ensena; dime; dame; digame
        cuales; cual; que; cuantos; cuantas; cuando; a que hora; tengo; hay; lista; listar; lee; leer; leeme
        busca; buscar; revisa; revisar; quiero ver|saber; puedo ver; abre; abrir; consulta; consultar
        dejame ver; comprueba; comprobar; encuentra; encontrar; para cuando; verifica; verificar; hazme saber
        cuando es; a que
        """,
    drop="""
        borra; borrar; borre; borrame; elimina; eliminar; elimine; eliminame; cancela; cancelar; cancele
        cancelame; quita; quitar; quite; quitame; anula; anular; suspende; suspender; detener; deten; para
        apaga; apagar; desactiva; desactivar; olvida; olvidar; limpia; limpiar; remueve; remover; deshazte
        deshacerse; no me recuerdes; ya no me recuerdes; descarta; descartar; suprime; suprimir; desecha
        cancelacion; no necesito; ya no necesito
        """,
    change="""
        cambia; cambiar; cambie; mueve; mover; actualiza; actualizar; edita; editar; reprograma; reprogramar
        pospon; posponer; modifica; modificar; aplaza; aplazar; ajusta; ajustar; corrige; pasa
        """,
    to_do="""
        a; de; del; para; que; sobre; para que; de que; en; acerca de; por; con; que tengo|tenemos|debo|hay que
        tengo|tenemos|debo que; por favor; diciendo; que diga; luego; mas tarde; que me; que se; se; me; lo; al
        con respecto a
        """,
    polite="""
        por favor; porfavor; porfa; puedes; podrias; puede; podria; me puedes; quiero que; necesito que
        quisiera; quiero; necesito; oye; hola; tambien; y; me gustaria; favor de; ok; ahora; solo; favor
        me podrias; te; me; asegurate de; ve a; puedo; todos; todas
        """,
    self_words=words("me nos"),
    function=words(
        """
        el la los las un una unos unas de del al a y e o en con por para que se no si su sus mi mis nos me te le
        les lo es son esta estan fue era hay muy mas pero como cuando donde quien porque sobre entre desde hasta
        sin ya tambien este esta esto ese esa eso nuestro nuestra ellos ellas nosotros yo ella hoy manana ayer
        lunes martes miercoles jueves viernes sabado domingo semana mes dijo dijeron dicen quieren necesitan
        prometi prometimos hable recuerdame quede quedamos van voy vamos gracias familias proximo proxima antes
        despues
        """
    ),
    fillers=words(
        """
        mi mis el la los las un una todos todas todo toda de del algun alguna algunos favor dia semana mes actual
        actuales ultimos ultima recurrente adicional lista listado unicamente solo anterior fueron fecha en
        repeticion nuestro nuestros nuevo nueva otro proximo proximos primer ultimo ese este esos estos me nos que
        cada y a tengo hay siguiente siguientes diario semanal son es se
        """
    ),
    maker="""
        pon; ponme; poner; ponga; crea; crear; cree; creame; haz; hazme; hacer; haga; agrega; agregar; agregue
        anade; anadir; programa; programar; programe; configura; configurar; configure; establece; establecer
        establezca; coloca; colocar; coloque; prepara; preparar; fija; fijar; guarda; guardar; necesito; quiero
        inicia; iniciar; dame; activa; activar; envia; enviar; enviame; introduce; incluye; incluir; genera
        generar; comienza; empieza; ajusta; puedo tener
        """,
    shown="""
        que tengo|tenemos; tengo|tenemos; hay; que hay; programado|programados; puesto|puestos
        establecido|establecidos; pendientes; configurado; configurados; fijado; es; son; esta; estan
        programada; hecho; de hoy; que se; relacionados con; relacionado con; en mi? calendario?
        """,
    reasons=words("porque ya"),
    named_leads=words("que para sobre"),
    also_whom=words("y"),
    between_dates=words("y o"),
    copulas=words("es son sera"),
    self_endings=("me", "nos", "dam"),
    before_event=words("antes despues"),
    weak_leads=words("para el la mi a en de del los las un una"),
    ends_to_do=words("en a al el la de del para por y los las"),
    before_to_do="tengo|tenemos que; necesito; debo; hay que; tengo una|un; quiero; debemos",
    future_endings={
        "aré": Who.FIRST,
        "eré": Who.FIRST,
        "iré": Who.FIRST,
        "dré": Who.FIRST,
        "aremos": Who.FIRST,
        "eremos": Who.FIRST,
        "iremos": Who.FIRST,
        "dremos": Who.FIRST,
        "ará": Who.THIRD,
        "erá": Who.THIRD,
        "irá": Who.THIRD,
        "drá": Who.THIRD,
        "arán": Who.THIRD,
        "erán": Who.THIRD,
        "irán": Who.THIRD,
        "drán": Who.THIRD,
    },
    no_future=words(
        """
        sera seran estara estaran habra sabra podra podran tendran tendra querra necesitara necesitaran vera
        """
    ),
    nobody=words("eso esto ello aquello nada nadie"),
)
