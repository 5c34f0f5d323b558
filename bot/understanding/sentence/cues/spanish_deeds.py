"""Spanish words of what is done for us, and of what is not."""

from bot.understanding.sentence.cues.deeds import Deeds
from bot.understanding.sentence.phrases import words

BRING = words(
    """
    mandar enviar llevar llamar dar preparar revisar escribir avisar ayudar prestar compartir imprimir confirmar
    entregar pagar organizar ofrecer traducir contactar invitar reservar apartar contestar responder traer arreglar
    publicar donar cocinar recoger apoyar coordinar consultar averiguar preguntar pintar montar comprar repartir
    instalar cargar participar venir devolver conseguir poner aportar colaborar pasar firmar ensenar
    """
)
TAKE = words("hacer tener buscar sacar abrir terminar cuidar dejar guardar presentar cubrir")
"""Done for us when it is done with something that is known: “hará *los* volantes”."""
CHANGED = {
    "traer": "trae traen traigan",
    "dar": "da dan",
    "poner": "pone ponen pondra pondran",
    "venir": "viene vienen vendra vendran",
    "conseguir": "consigue consiguen",
    "devolver": "devuelve devuelven",
    "hacer": "hace hacen hara haran",
    "tener": "tiene tienen tendra tendran",
}
WHOM = ("", "me", "nos", "le", "les", "lo", "la", "los", "las")


def forms(verbs: frozenset[str]) -> str:
    """The verbs with their endings: llevar, llevarnos, lleva, llevan, llevara, llevaran."""
    found: set[str] = set()
    for one in verbs:
        stem, end = one[:-2], "a" if one.endswith("ar") else "e"
        found |= {f"{one}{whom}" for whom in WHOM} | {f"{one}a", f"{one}an", f"{stem}{end}", f"{stem}{end}n"}
        found |= {f"{one}e", f"{one}emos", f"{stem}o", f"{stem}amos", f"{stem}imos", *CHANGED.get(one, "").split()}
    return "|".join(sorted(found))


SPANISH_DEEDS = Deeds(
    futures=words("va van voy vamos a ellos ellas el ella yo nosotros nosotras les le los las lo la te se"),
    helping=f"""
        {forms(BRING)}; {forms(TAKE)} el|la|los|las|nuestro|nuestra|nuestros|nuestras|eso|esto
        hablar con; estar ahi|alli|aqui; {forms(TAKE)} dos|tres|cuatro|cinco|seis|diez|veinte
        """,
    elsewhere=f"""
        {forms(words("llamar pagar ayudar"))} su|sus; {forms(words("llamar ayudar"))} a su|sus
        """,
    number="dos",
    kin=words(
        """
        hijo hijos hija hijas nino ninos nina ninas bebe marido esposo esposa mujer madre mama padre papa familia
        hermano hermana hermanos nieto nieta nietos abuela abuelo novio novia suegra suegro sobrino sobrina perro gato
        """
    ),
    own=words("su sus"),
    ending="dejar|dejare|dejaremos de; denunciar|denunciare|denunciaremos; despedir; cancelar|cancelare|cancelaremos",
    others=frozenset(),
    only_about=words("sobre acerca respecto"),
    nothing=words("nada nadie ninguno ninguna"),
    denying=words("no nunca tampoco nadie apenas"),
    wished=words(
        "espera esperan esperaba esperaban cree creen quiere quieren piensa piensan desea desean confia confian"
    ),
    already=words(
        """
        ya mande envie lleve entregue di dimos traje trajimos imprimi hice hicimos termine pague deje devolvi
        """
    ),
    finished=words("listo lista listos listas hecho hecha terminado terminada acabado acabada"),
    absence="""
        estar|estare|estara|estaremos|estaran de vacaciones|baja|permiso|viaje|licencia
        estar|estare|estara|estaremos|estaran enfermo|enferma|enfermos|enfermas|fuera|ausente|ausentes|ocupado|ocupada
        """,
    as_well=words("tambien tampoco igual igualmente"),
)
