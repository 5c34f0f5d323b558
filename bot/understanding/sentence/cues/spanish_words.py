"""The long lists of Spanish words: who people are, what a language is known by, what says nothing."""

from bot.understanding.sentence.phrases import words

ROLES = words(
    """
    pastor sacerdote padre director directora coordinador coordinadora maestra maestro gerente presidenta
    presidente secretaria voluntarios equipo personal grupo iglesia mezquita templo escuela centro clinica
    ciudad oficina padres madres madre lider lideres familias organizacion comite asociacion club refugio red
    agencia departamento hermana vecinos jovenes senora senor doctora doctor biblioteca alcaldia comunidad
    consejo tesorera tesorero vecinas socias socios miembros companera companeras companeros alumnos estudiantes
    cocinera cocinero chofer casero jefa jefe hija hijo esposo esposa hermano coro banda encargada encargado
    conserje portero administradora administrador trabajadora trabajador tecnico profe profesora profesor
    """
)
FUNCTION = words(
    """
    el la los las un una unos unas de del al a y e o en con por para que se no si su sus mi mis nos me te le
    les lo es son esta estan fue era hay muy mas pero como cuando donde quien porque sobre entre desde hasta
    sin ya tambien este esta esto ese esa eso nuestro nuestra ellos ellas nosotros yo ella hoy manana ayer
    lunes martes miercoles jueves viernes sabado domingo semana mes dijo dijeron dicen quieren necesitan
    prometi prometimos hable recuerdame quede quedamos van voy vamos gracias familias proximo proxima antes
    despues
    """
)
FILLERS = words(
    """
    mi mis el la los las un una todos todas todo toda de del algun alguna algunos favor dia semana mes actual
    actuales ultimos ultima recurrente adicional lista listado unicamente solo anterior fueron fecha en
    repeticion nuestro nuestros nuevo nueva otro proximo proximos primer ultimo ese este esos estos me nos que
    cada y a tengo hay siguiente siguientes diario semanal son es se
    """
)
ORDERS = (
    "manda",
    "llama",
    "lleva",
    "envia",
    "pasa",
    "pregunta",
    "confirma",
    "avisa",
    "agradece",
    "escribe",
    "pide",
    "di",
)
TO_OTHERS = ";".join(f"{order}{whom}" for order in ORDERS for whom in ("le", "les", "lo", "la")) + ";"
