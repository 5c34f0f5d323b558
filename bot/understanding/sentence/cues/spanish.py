"""Spanish cues, without accents as they are looked for."""

from bot.understanding.sentence.cues.says import Says, Who
from bot.understanding.sentence.cues.spanish_deeds import SPANISH_DEEDS
from bot.understanding.sentence.cues.spanish_kinds import KINDS
from bot.understanding.sentence.cues.spanish_phrases import (
    ASK,
    BY_MANY,
    BY_ONE,
    BY_US,
    CHAT_PHRASES,
    CLITIC_INFINITIVES,
    CORRECTION_PHRASES,
    DROP_PHRASES,
    FIRST_PROMISES,
    GREETING_PHRASES,
    HEARD,
    I_WILL,
    MET,
    NO_PROMISES,
    OUR_NO_PROMISES,
    QUERY_PHRASES,
    REGULAR,
    REMIND,
    SHOW_PHRASES,
    THEY_WILL,
    THIRD_PROMISES,
    TOLD,
    WE_WILL,
)
from bot.understanding.sentence.cues.spanish_words import FILLERS, FUNCTION, ROLES, TO_OTHERS
from bot.understanding.sentence.cues.table import Cues
from bot.understanding.sentence.phrases import words
from bot.understanding.sentence.types import HeardHow, Strength

SPANISH = Cues(
    language="es",
    said={
        (
            Says.PASSIVE,
            Who.BEFORE,
        ): """
            se va|van a; se mandara|enviara|entregara|hara|dara|imprimira|mandaran|enviaran|entregaran|haran
            sera|seran enviado|enviada|enviados|enviadas|entregado|entregada|entregados|entregadas
            sera|seran traducido|traducida|traducidos|traducidas|impreso|impresa|impresos|impresas
            sera|seran preparado|preparada|preparados|preparadas|arreglado|arreglada|arreglados|arregladas
            se prometio|acordo|quedo en|que?; se prometieron; alguien va a
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
            garantizamos; garantizo; garantizan; acuerdo firmado
            """,
        Strength.TRY: """
            tratare; trataremos; tratara; trataran; tratar de; intentare; intentaremos; intentara; intentaran
            intentar; intento; intentamos; procuro; procuramos; trato de; tratamos de
            haremos lo posible; hare lo posible; hara lo posible; haran lo posible; pienso; pensamos
            piensan; piensa; si se puede; de ser posible; probablemente; a ver si
            """,
        Strength.HOPE: "espero; esperamos; esperan; espera; ojala; con suerte; si dios quiere; quisiera; quisieramos",
    },
    kinds=KINDS,
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
        sin del al no cuanto aunque mientras hasta antes despues segun dijo dijeron dice dicen su sus mi nuestro nuestra
        ya y o ni muy
        """
    ),
    conditions=words("si ojala nadie"),
    roles=ROLES,
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
    they_met="se reunio|reunieron|vio|vieron con; hablo|hablaron con; visito|visitaron a?; vio|vieron a",
    from_us="de mi|nosotros parte?",
    leading_on=words("que"),
    within=words("dentro antes hasta"),
    telling=words("dile diles decirle decirles avisarles avisarle"),
    ours=words("nuestro nuestra mi"),
    our_roles=words("equipo personal oficina jefe jefa companera companero companeras companeros colega colegas"),
    note_lead="que; de; de que; sobre; a; nos; me; que si; si; por; acerca de; con",
    to_dos_begun=TO_OTHERS
    + """
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
            *CLITIC_INFINITIVES.split("|"),
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
    query=QUERY_PHRASES,
    question_words=words("que quien quienes cual cuales cuando donde como cuantos cuantas por hay"),
    correction=CORRECTION_PHRASES,
    greeting=GREETING_PHRASES,
    own_records=words(
        """
        promesa promesas prometieron prometimos prometi guardan guardado registrado recordatorios notas deben
        """
    ),
    weak_correction="no; perdon; mejor; en realidad; ups; nop; espera; digo; no no",
    chat=CHAT_PHRASES,
    remind=REMIND,
    noun=words("recordatorio recordatorios alarma alarmas aviso avisos alerta alertas"),
    show=SHOW_PHRASES,
    drop=DROP_PHRASES,
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
    function=FUNCTION,
    fillers=FILLERS,
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
    also_whom=words("y e"),
    belongs=words("de del en"),
    given_to=words("a al"),
    giving=words(
        """
        prometi prometimos prometido dije dijimos dicho asegure aseguramos debo debemos ofreci ofrecimos
        mandar mandare mandaremos mando mandamos enviar enviare enviaremos envio enviamos dar dare daremos doy damos
        llevar llevare llevaremos llevo llevamos prestar prestare prestaremos presto prestamos traer traere entregar
        """
    ),
    between_dates=words("y o"),
    copulas=words("es son sera esta estan tiene tienen hay"),
    self_endings=("me", "nos", "dam"),
    before_event=words("antes despues"),
    weak_leads=words("para el la mi a en de del los las un una"),
    ends_to_do=words("en a al el la de del para por y los las"),
    settled={
        **dict.fromkeys(("quede", "quedamos", "quedado", "comprometi", "comprometimos"), Who.FIRST),
        **dict.fromkeys(("quedaron", "comprometieron"), Who.THIRD),
    },
    settling=words("de en a"),
    ends_kept=words("algo"),
    occasions=words("reunion junta llamada encuentro cafe visita cita videollamada"),
    arranged=words("proxima proximo siguiente pasa movimos movio pospuesta aplazada cancelada reprogramada confirmada"),
    buts=words("pero sino"),
    headings=words("dos tres cuatro varias algunas unas cosas cosa nota notas novedades noticias resumen punto puntos"),
    at_latest="a mas tardar; como muy tarde; como maximo; o antes; lo mas tarde; maximo",
    of_things=words("de del"),
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
    meetings=words("reunion visita cita junta encuentro"),
    negations=words("no nunca ni sin nadie nada tampoco jamas"),
    mine=words("yo mi mis debo tengo"),
    kept_by_one=words("debo pendiente pendientes promesa promesas lista vence vencen atrasado"),
    pointing=words("eso esto lo ultimo anterior aquello"),
    deeds=SPANISH_DEEDS,
    speaking=words("gracias necesitamos queremos nos nosotros nosotras tenemos yo"),
)
