"""Spanish words around the names of partners and people."""

from typing import Final

from bot.understanding.names.tables import Tables, set_of

SPANISH: Final = Tables(
    leads=set_of(
        "en con de del a al para por desde visite visitamos visitar llame llamar llamamos visita escribir escribi"
    ),
    places=set_of("en"),
    articles=set_of("el la los las un una nuestro nuestra"),
    joining=set_of("de del la las los el y e of and the for"),
    belongs=set_of("de del en con"),
    meeting=set_of(
        """
        reunion reuniones reunir reunirme reunirnos reuni reunimos reunio junta juntas conoci conocimos vi vimos
        ver llamar llame llamo llamamos llama hable hablo hablamos hablar hablando platique platicamos platicar
        converse conversamos conversar cita entrevista entreviste comi almorce cafe pregunte preguntar pedi
        pedirle agradecer agradeci avisar avise invitar invite visite visitamos visitar escribi escribir escuche
        escuchamos
        """
    ),
    to_whom=set_of("con a de al y e"),
    saying=set_of(
        """
        dijo dice dijeron pregunto pregunta pidio pide quiere queria necesita prometio promete acordo ofrecio ofrece
        menciono piensa cree sugirio confirmo explico respondio contesto llamo escribio espera va puede podria tiene
        traera trajo mando mandara conto comento dirige
        """
    ),
    doing=set_of(
        """
        manda trae lleva da presta es esta estaba fue quedo sigue cuenta comenta insiste agradece agradecio consigue
        pone nos me les le no se ya ha dise dize tambien
        """
    ),
    titles=set_of(
        """
        sr sra srta senor senora senorita don dona dr dra doctor doctora prof profe profesor profesora maestro
        maestra padre madre hermano hermana pastor pastora reverendo reverenda imam rabino obispo diacono tio
        tia abuela abuelo lic licenciado licenciada ing ingeniero ingeniera director directora alcalde alcaldesa
        concejal comadre compadre
        """
    ),
    ordinary=set_of(
        """
        yo tu usted el ella ellos ellas nosotros nosotras ustedes mi mis su sus nuestro nuestra nuestros
        nuestras me te se nos le les lo la los las un una unos unas y e o u ni pero porque que quien quienes
        cual cuando donde como cuanto si no tambien tampoco muy mas menos mucho mucha muchos muchas poco poca
        todo toda todos todas otro otra otros otras este esta estos estas ese esa esos esas aquel aquella esto
        eso algo alguien nada nadie cada mismo misma a al de del en con por para sin sobre entre desde hasta
        durante segun tras ante contra hacia hoy manana ayer tarde noche semana semanas dia dias mes meses ano
        anos hora horas ahora luego despues antes pronto ya aun todavia siempre nunca proximo proxima pasado
        pasada ultimo ultima primero primera segundo es son era fue fueron ser estar estan estaba hay habia he
        ha hemos han haber tiene tienen tengo tenemos tenia hace hacen hacer hizo hicimos va van voy vamos ir
        dijo dijeron dice dicen decir dijimos quiere quieren queria querian quiero queremos necesita necesitan
        necesitamos necesito puede pueden podemos puedo podria pidio piden pedir prometi prometio prometimos
        prometieron promete acordamos acordo ofrecio ofrecieron espera esperan espero mando mandar mandamos
        mande enviar envie enviamos envio traer traera traeran llevar llamar llame llamo llamamos hable hablo
        hablamos hablar platicamos reunion reuniones junta cita reuni reunimos conoci conocimos vi vimos visite
        visitamos escuche escuchamos oimos conto contaron pregunto preguntaron recuerda recuerdame recordar
        avisar avisa gente personas persona familias familia ninos nino ninas jovenes mayores padres madres
        padre madre equipo grupo cosa cosas tema temas idea ideas pregunta preguntas problema problemas evento
        eventos lugar espacio volante volantes lista comida dinero costo costos horario horarios transporte
        idioma guarderia bien bueno buena gracias hola favor grande pequeno nuevo nueva viejo vieja uno dos tres
        cuatro cinco seis siete ocho nueve diez pon crea cancela borra cambia agrega anade muestra dime programa
        """
    ),
    no_initials=set_of(
        "am pm eeuu ee uu eua ong dni rfc curp iva tv ok id pdf covid vih sida ii iii iv vi vii no si ya de la"
    ),
    days=set_of(
        """
        lunes martes miercoles jueves viernes sabado sabados domingo domingos enero febrero marzo abril mayo
        junio julio agosto septiembre setiembre octubre noviembre diciembre navidad pascua espanol ingles
        """
    ),
)
