"""Spanish phrases by which promises, tellings and reminders are known."""

from bot.understanding.sentence.phrases import words

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

CLITIC_INFINITIVES = "|".join(
    f"{one}{whom}" for one in (*REGULAR, "hacer", "dar", "decir") for whom in ("me", "nos", "le", "les")
)
MEETING = (
    "hablar|platicar|charlar|ver|visitar|llamar|salir|estar|comer|desayunar|reunirme|reunirnos|vernos|colgar|volver"
)
HELPING = "ayuda|ayudan|manda|mandan|presta|prestan|envia|envian|pasa|pasan|trae|traen|avisa|avisan|confirma|confirman"
WHOM = "el|ella|ellos|ellas|la|los|las"

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
DOING = "|".join(sorted(BY_US))

FIRST_PROMISES = f"""
    intento|intentamos|procuro|procuramos {INFINITIVES}; trato|tratamos de {INFINITIVES}
    yo? {TO}? dije|dijimos que intento|intentamos|tratamos; yo? {TO}? dije|dijimos que trato de
    le|les|te|os digo|decimos|cuento|contamos algo|cuando|si|que
    le|les|te|os|se lo|la|los|las digo|paso|mando|llevo|envio
    le|les|te|os escribo|respondo|contesto|respondemos|busco|reservo|guardo
    os|le|les|te traemos|damos|hacemos|ponemos
    os|le|les hago|pongo
    me|nos apunte|apuntamos a|para; yo? me|nos ofreci|ofrecimos a|para
    {TO}? dije|dijimos que les|le|los|las? puedo|podemos
    me|nos toca {INFINITIVES}; queda|quedan|corre|corren|va|van por|de mi|nuestra cuenta|parte
    queda en mis|nuestras manos
    yo|nosotros me|nos apunto|apuntamos a|con?; me|nos apunto|apuntamos a|con; me|nos ocupo|ocupamos de
    me|nos hago|hacemos cargo de?; nos|me hacemos|hago responsables|responsable de
    cuenten|cuenta|cuente conmigo|con para?
    {TO}? asegure|aseguramos|garantice|garantizamos|jure|juramos que?; {TO}? he|hemos asegurado|garantizado|jurado que?
    {TO}? dije|dijimos que si a?; me|nos he|hemos comprometido a|con?; he|hemos quedado en|de; he|hemos prometido
    he|hemos quedado con {WHOM} en|de que?; lo|la|los|las consigo|llevo|mando|hago|preparo|traigo yo
    {TO}? quede|quedamos en|de; quede|quedamos {TO}? de|en; es cosa mia|nuestra; eso|esto corre de mi|nuestra cuenta
    yo {TO}? pongo|llevo|traigo|mando|hago|preparo|consigo|aviso|llamo|imprimo|reviso|paso|envio|confirmo|doy|busco
    nosotros|nosotras {TO}? hacemos|preparamos|enviamos|conseguimos|imprimimos|prestamos|organizamos|pagamos|cubrimos
    {TO}? voy|vamos a; yo|nosotros voy|vamos a; {TO}? prometi|prometimos; yo|nosotros? {TO}? prometi|prometimos
    {TO}? prometo|prometemos
    quede en|de; quedamos en|de; me comprometi|comprometo a|con?; nos comprometimos|comprometemos a|con?
    {TO}? he|hemos prometido; {TO}? debo|debemos; 
    le|les|te? dije|dijimos que le|les|lo|la|los|las|te|se? {DOING}
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
    me|nos? dijo|dijeron|dice|dicen que nos|me|les|le|lo|la? {HELPING}
    {TO}? ha|han prometido; queda|quedan en|de {INFINITIVES}; queda|quedan en|de me|nos?
    quedo|quedaron con {WHOM} en|de
    ha|han quedado en|de; se|nos|me ha|han comprometido a; se encarga|encargan|encargo|encargaron|ocupa|ocupan de
    se hace|hacen cargo de?; queda|quedan en {CLITIC_INFINITIVES}
    queda|quedan de {CLITIC_INFINITIVES}
    me|nos avisa|avisan|confirma|confirman|manda|mandan|envia|envian|entrega|entregan
    me|nos trae|traen|presta|prestan; me|nos consigue|consiguen|devuelve|devuelven|contesta|contestan
    se apunta|apuntan a; corre|corren de|por su cuenta
    corre|corren por cuenta de; aseguro|aseguraron|asegura|aseguran que; juro|juraron que; esta|estan por {INFINITIVES}
    va|van a {INFINITIVES}; va|van a {CLITIC_INFINITIVES}; le|les toca {INFINITIVES}
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
    no|nunca|tampoco me|nos avisa|avisan|confirma|confirman|manda|mandan|envia|envian|entrega|entregan|trae|traen
    no|nunca|tampoco me|nos consigue|consiguen|devuelve|devuelven|contesta|contestan|presta|prestan
    no {TO}? prometio|prometieron|promete|prometen; nunca {TO}? prometio|prometieron; no {TO}? ha|han prometido
    no se comprometio|comprometieron; no {TO}? va|van a; tal vez; quizas; quiza; a lo mejor; puede que
    me|nos manda|mandan|envia|envian saludos|abrazos|abrazo|besos; va|van a la|el|los|las|un|una; no quedaron|quedo
    podria|podrian; puede|pueden
    casi {TO}? prometio|prometieron; cumplio|cumplieron su|con promesa|palabra|su
    seria bueno|bonito|ideal|genial|lindo; les|le gustaria; ojala; no puede|pueden; no aceptaron|acepto
    no {TO}? {THEY_WILL}
    va a haber|ser|estar|llover; van a necesitar|querer; va a necesitar
"""
OUR_NO_PROMISES = f"""
    no le|les|te|os|se|lo|la? {DOING}|contestamos|respondimos
    casi {TO}? prometi|prometimos; cumpli|cumplimos mi|nuestra|con promesa|palabra|mi|nuestra
    no {TO}? prometi|prometimos|prometemos|prometo; nunca {TO}? prometi|prometimos; no {TO}? he|hemos prometido
    no me|nos comprometi|comprometimos|comprometo|comprometemos; no {TO}? voy|vamos a; no quede|quedamos
    podriamos; puedo|podemos
    me|nos gustaria; no puedo|podemos; no acordamos|aceptamos|acepte; vamos a ver; ya veremos
    no {TO}? {I_WILL}|{WE_WILL}
"""
MET = f"""
    le|les escribi|escribimos|llame|llamamos|marque|marcamos a?; le|les mande|mandamos mensaje a?
    ha|han llamado|venido|pasado|estado|visitado; me|nos ha|han llamado|visitado|recibido|atendido
    estaba|estabamos con|en
    acabo|acabamos de {MEETING} con|a|en?; acabo|acabamos de hablar|platicar|charlar|reunirme|reunirnos por con?
    vengo|venimos de|saliendo de?; salgo|salimos|saliendo|sali de; vuelvo|volvemos|volviendo de
    buena|larga|rapida|bonita|primera|breve|gran? reunion|junta|llamada|platica|charla|visita|conversacion con|en|a
    buen|largo|rapido|primer? cafe|encuentro|almuerzo|desayuno con|en; visita a|en|con
    pase|pasamos a ver|visitar|saludar
    fui|fuimos a ver|visitar|saludar; me|nos marco|marcaron|hablo|hablaron|busco|buscaron por telefono?
    marque|marcamos a
    {TO}? llame|llamamos a?; me|nos pase|pasamos por; me|nos cruce|cruzamos con; coincidi|coincidimos con
    me|nos recibio
    me|nos recibieron|atendio|atendieron|enseno|ensenaron|mostro|mostraron; vino|vinieron a vernos|verme|visitarnos
    paso|pasaron por la|el? biblioteca|oficina; desayune|desayunamos|cene|cenamos con; he|hemos estado|hablado con|en
    he|hemos visto|visitado a?; me|nos he|hemos reunido|visto|juntado|encontrado con; he|hemos ido a; asisti|asistimos a
    me|nos sente|sentamos con; recibi|recibimos a; atendi|atendimos a; videollamada con
    hice|hicimos una? llamada|visita a
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
    cuenta|cuentan|conto|contaron que?; reporta|reportan|reporto|reportaron que?; avisa|avisan|aviso|avisaron que
    me|nos? informa|informan|informo|informaron que?; escribe|escribio|escribieron|escriben que|para?
    mando mensaje que?
    me|nos escribio|escribieron que|para?; insiste|insisten|insistio|insistieron en|que?; senala|senalan|senalo que
    me|nos ha|han dicho|contado|comentado|explicado|avisado que?; ha|han dicho|contado|comentado que; asegura que
    recalco|recalcaron|subrayo que; opina|opinan que; considera|consideran que; advierte|advirtio|advirtieron que
    me|nos platica|platican|cuenta|cuentan que?; respondio|respondieron|contesto|contestaron que
    mensaje|correo|recado de
    me|nos comenta|comentan|explica|explican|menciona|mencionan que?
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
    sigue|siguen sin|cerrado|cerrada|igual|mal; ocupa|ocupan|ocupamos; ya no va|van|aguanta|aguantan|cabe|caben
    les|le|nos urge|urgen|interesa|interesan|vendria|cae|duele|cuesta|cuestan|sirve|serviria|encantaria|apetece
    urge|urgen
    anda|andan|estan|esta|siguen|sigue buscando|pidiendo|pensando|batallando|sufriendo|esperando|necesitando; requiere
    requieren; solicita|solicitan|solicitaron|solicito; ha|han pedido|solicitado; exige|exigen; reclama|reclaman
    se les|le|nos descompuso|rompio|dano|averio|acabo|acabaron|cayo|inundo|estropeo|fue|murio|quemo|perdio|enfermo
    se descompuso|rompio|dano|averio|estropeo|acabo|inundo|inunda|cancelo|quemo|cayo; se quedaron|quedo sin
    le|les|nos robaron|cortaron|quitaron|cancelaron|cerraron|subieron|prohibieron; perdieron|perdio; carece|carecen de
    batalla|batallan con|para?; sufre|sufren de?; echa|echan de menos; prefiere|prefieren; se siente|sienten
    esta|estan contentisimos|encantados|encantadas|encantada|encantado|hartos|hartas|harta|harto
    esta|estan enojados|enojadas|enojada
    se ofrece|ofrecen|ofrecio|ofrecieron a; podria|podrian prestar|ayudar|donar; sobran|sobra; tiene|tienen ganas de
    cada vez hay|llegan|viene|vienen|van; ya no hay|llegan|viene|vienen|pueden|quieren; hace|hacen falta
    dona|donan|donaron
    no funciona|funcionan|alcanza|alcanzan|sirve|sirven|cabe|caben|da|dan|viene|vienen|van|va|llega|abre|abren|contestan
    ven|ve|veria bien|mal; se oponen|opone a; agradecio; se preocupa|preocupan por?; pregunta|preguntan por
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
    que? no se me|nos olvide|pase|vaya|olviden; que no se me|nos vaya|vayan a olvidar|pasar; no olvidarme|olvidarnos de
    recordatorio; hazme|dame un toque|recordatorio; avisame|avisanos cuando|que|para|de?
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

QUERY_PHRASES = """
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
    que pasa|hay con|de; como va|van lo|las? de
    de que|quien; donde esta|quedo|fue; hemos hablado|escuchado|prometido; alguien ha|nos
    lo que nos? dijeron
"""
CORRECTION_PHRASES = """
    quise decir; queria decir; deshaz; deshacer; deshazlo; deshace; corrige; corrigelo; correccion; no no
    perdon quise|era|es|no; no era|es|fue|son|eran; cambia|cambialo|cambiala eso|esto|a|al|la|el|por|lo?
    me equivoque; mejor el|la|a|al|que; borra|borralo|borrala eso|esto|lo|la|el?
    elimina|cancela eso|esto|lo|la|el; era el|la|para; es el|la para?; fue el|la; olvidalo; olvida eso
    en realidad; pon|ponlo mejor; debe|deberia ser|decir; debia ser; mas bien; te equivocaste; esta mal
    la fecha|hora|persona esta mal
    agrega que
    eso no; anula; quita eso; mejor dicho
"""
GREETING_PHRASES = """
    hola; buenos dias; buenas; buenas tardes|noches; por favor; porfa; oye; ok; y; bueno; entonces
    una pregunta; gracias; pues; eh
"""
CHAT_PHRASES = """
    hola; buenos dias; buenas; buenas tardes|noches; buen dia; gracias; muchas gracias; mil gracias; ok
    okay; vale; va; bueno; listo; perfecto; genial; excelente; jaja; jajaja; jeje; si; adios
    hasta luego|manana|pronto; nos vemos; de nada; que tal; como estas|esta|va|andas; todo bien; muy bien
    bien; de acuerdo; entendido; claro; saludos; bravo; que bien; que bueno; wow; felicidades; super
    muy amable; por todo; por la|tu ayuda; a todos; equipo; igualmente; buen fin de semana; feliz dia; orale
    sale; dale; prueba; probando; quien eres; que puedes hacer; eres el mejor; mucho; amigos; amigo; a ti
    todos; buenisimo; perdon|disculpa|disculpen por? la|el demora|tardanza|retraso|molestia; uf; ay
"""
SHOW_PHRASES = """
    muestra; muestrame; mostrar; mostrarme; muestreme; muestren; ver; ensename; ensena; dime; dame; digame
    cuales; cual; que; cuantos; cuantas; cuando; a que hora; tengo; hay; lista; listar; lee; leer; leeme
    busca; buscar; revisa; revisar; quiero ver|saber; puedo ver; abre; abrir; consulta; consultar
    dejame ver; comprueba; comprobar; encuentra; encontrar; para cuando; verifica; verificar; hazme saber
    cuando es; a que
"""
DROP_PHRASES = """
    borra; borrar; borre; borrame; elimina; eliminar; elimine; eliminame; cancela; cancelar; cancele
    cancelame; quita; quitar; quite; quitame; anula; anular; suspende; suspender; detener; deten; para
    apaga; apagar; desactiva; desactivar; olvida; olvidar; limpia; limpiar; remueve; remover; deshazte
    deshacerse; no me recuerdes; ya no me recuerdes; descarta; descartar; suprime; suprimir; desecha
    cancelacion; no necesito; ya no necesito
"""
