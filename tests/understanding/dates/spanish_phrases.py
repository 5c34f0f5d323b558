"""Spanish as people write it, with what it means, seen from Wednesday, 25 November 2026."""

IN_UNITS = [
    ("Llámame en 45 minutos", "2026-11-25T10:45"),
    ("dentro de una semana", "2026-12-02"),
    ("en hora y media", "2026-11-25T11:30"),
    ("en quince días", "2026-12-10"),
    ("de aquí a dos meses", "2027-01-25"),
    ("de hoy en ocho", "2026-12-02 | 2026-12-03"),
    ("en un par de horas", "2026-11-25T12:00"),
    ("a los tres días de mañana", "2026-11-29 | 2026-11-26"),
    ("una semana a partir de hoy", "2026-12-02"),
]
AGO = [
    ("Rosa llamó hace 3 días", "2026-11-22"),
    ("hace un mes y medio", "2026-10-09~2026-10-11"),
    ("hace un ratito", ""),
    ("hace media hora", "2026-11-25T09:30"),
    ("hace más o menos un año", "2025-11-25"),
    ("dos semanas atrás", "2026-11-11"),
]
DAY_AND_HOUR = [
    ("el jueves a las 3 pm", "2026-11-26T15:00"),
    ("¿hablamos mañana a las 11:15?", "2026-11-26T11:15"),
    ("el viernes al mediodía", "2026-11-27T12:00"),
    ("el sábado a las diez y cuarto de la mañana", "2026-11-28T10:15"),
    ("hoy a las 5 de la tarde", "2026-11-25T17:00"),
    ("lunes 9h", "2026-11-30T09:00"),
    ("mañana a las 18:30 h", "2026-11-26T18:30"),
    ("domingo a las 7 de la tarde", "2026-11-29T19:00"),
    ("a las ocho de la mañana del martes", "2026-12-01T08:00"),
    ("ayer a las 6 de la tarde", "2026-11-24T18:00"),
    ("mañana a eso de las 11", "2026-11-26T11:00"),
]
MONTH_DAY = [
    ("el 9 de enero", "2027-01-09"),
    ("la feria abre el 3 de mayo", "2027-05-03"),
    ("14 feb 2027", "2027-02-14"),
    ("el primero de febrero", "2027-02-01"),
    ("1º de diciembre", "2026-12-01"),
    ("el veintidós de junio", "2027-06-22"),
    ("domingo 13 de diciembre", "2026-12-13"),
    ("31 de diciembre del 2027", "2027-12-31"),
    ("el día 7 de abril", "2027-04-07"),
    ("8 de setiembre", "2027-09-08"),
]
EDGES = [
    ("para finales del mes que viene", "2026-12-20~2026-12-31"),
    ("a mediados de marzo", "2027-03-10~2027-03-20"),
    ("a principios de la semana que viene", "2026-11-30~2026-12-01"),
    ("a fines de enero", "2027-01-20~2027-01-31"),
    ("a fin de mes", "2026-11-30"),
    ("a comienzos del año que viene", "2027-01-01"),
    ("antes de fin de año", "2026-12-31"),
    ("al final del día", "2026-11-25T17:00~2026-11-25T23:59"),
    ("a primera hora de mañana", "2026-11-26T06:00~2026-11-26T09:00"),
    ("el fin de semana que viene", "2026-11-28 | 2026-12-05"),
]
PARTS = [
    ("mañana por la mañana", "2026-11-26T06:00~2026-11-26T10:00"),
    ("el viernes por la noche", "2026-11-27T18:00~2026-11-27T22:00"),
    ("esta tarde", "2026-11-25T12:00~2026-11-25T16:00"),
    ("ayer por la tarde", "2026-11-24T12:00~2026-11-24T16:00"),
    ("anoche", "2026-11-24T18:00~2026-11-24T22:00"),
    ("mañana en la tarde", "2026-11-26T12:00~2026-11-26T16:00"),
    ("el martes a la hora de comer", "2026-12-01~2026-12-01T14:30"),
    ("esta noche a las 9", "2026-11-25T21:00"),
]
VAGUE = [
    ("en un par de días", "2026-11-27"),
    ("hace varias semanas", "2026-10-07~2026-11-11"),
    ("dentro de unos días", "2026-11-27~2026-11-30"),
    ("en unas pocas semanas", "2026-12-09~2026-12-23"),
    ("la semana que viene, no sé qué día", "2026-11-30"),
]
HOURS = [
    ("a las siete y cuarto de la tarde", "2026-11-25T19:15"),
    ("a las 18h", "2026-11-25T18:00"),
    ("a las 6 y media", "2026-11-25T18:30 | 2026-11-26T06:30"),
    ("a medianoche", "2026-11-26"),
    ("a las cuatro menos diez", "2026-11-25T15:50 | 2026-11-26T03:50"),
    ("a la una", "2026-11-25T13:00"),
    ("sobre las ocho de la noche", "2026-11-25T20:00"),
    ("14:05", "2026-11-25T14:05"),
    ("a las 9 en punto", "2026-11-26T09:00"),
]
WEEKDAYS = [
    ("este sábado", "2026-11-28"),
    ("el lunes que viene", "2026-11-30"),
    ("el martes pasado", "2026-11-24 | 2026-11-17"),
    ("el miercoles", "2026-12-02 | 2026-11-25"),
    ("quedamos el vie", "2026-11-27"),
    ("te veo el próx. lunes", "2026-11-30"),
    ("del viernes en ocho", "2026-12-04"),
    ("se vieron el lunes", "2026-11-23"),
    ("nos vemos el juebes", "2026-11-26"),
    ("el lunes de la semana pasada", "2026-11-16"),
]
DATE_AND_HOUR = [
    ("4 de diciembre a las 10:00", "2026-12-04T10:00"),
    ("el 12 de enero a las 6 de la tarde", "2027-01-12T18:00"),
    ("04/12/2026 16:45", "2026-12-04T16:45"),
    ("viernes 11 de diciembre, 9 a.m.", "2026-12-11T09:00"),
]
RANGES = [
    ("de 3 a 5 de la tarde", "2026-11-25T15:00..2026-11-25T17:00"),
    ("mañana de 9 a 11", "2026-11-26T09:00..2026-11-26T11:00"),
    ("el viernes entre las 2 y las 4 pm", "2026-11-27T14:00..2026-11-27T16:00"),
    ("del 5 al 7 de diciembre", "2026-12-05..2026-12-07"),
    ("de lunes a miércoles", "2026-11-30..2026-12-02"),
    ("el sábado de 11 a 13 h", "2026-11-28T11:00..2026-11-28T13:00"),
    ("desde el 3 hasta el 10 de mayo", "2027-05-03..2027-05-10"),
]
REPEATS = [
    ("cada dos viernes", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("un viernes sí y otro no", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("el tercer martes de cada mes a las 18:00", "FREQ=MONTHLY;BYDAY=3TU;BYHOUR=18;BYMINUTE=0"),
    ("todos los miércoles, 10 veces", "FREQ=WEEKLY;BYDAY=WE;COUNT=10"),
    ("los jueves menos el 31 de diciembre", "FREQ=WEEKLY;BYDAY=TH without 2026-12-31"),
    ("una vez al mes", "FREQ=MONTHLY"),
    ("cada quince días", "FREQ=DAILY;INTERVAL=15 | FREQ=WEEKLY;INTERVAL=2"),
    ("los martes y jueves a las 10:30", "FREQ=WEEKLY;BYDAY=TU,TH;BYHOUR=10;BYMINUTE=30"),
    ("cada trimestre", "FREQ=MONTHLY;INTERVAL=3"),
    ("el 1 y el 15 de cada mes", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
    ("todas las noches a las 10", "FREQ=DAILY;BYHOUR=22;BYMINUTE=0"),
    ("cada año el 8 de marzo", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8"),
    ("lunes, miércoles y viernes a las 15:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYHOUR=15;BYMINUTE=0 | 2026-11-30T15:00"),
    (
        "cada lunes por la mañana",
        "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0 | FREQ=WEEKLY;BYDAY=MO;BYHOUR=8;BYMINUTE=0 | FREQ=WEEKLY;BYDAY=MO",
    ),
    ("semanalmente", "FREQ=WEEKLY"),
    ("el último día de cada mes", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("entre semana a las 8", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=8;BYMINUTE=0"),
]
AROUND = [
    ("hacia el 20", "2026-12-20"),
    ("alrededor del 12 de diciembre", "2026-12-12"),
    ("sobre el 8 de enero", "2027-01-08"),
    ("pasado mañana", "2026-11-27"),
    ("antier", "2026-11-23"),
]
NONE = [
    ("marcha muy bien el grupo", ""),
    ("espera un segundo", ""),
    ("vive en la calle 5 de Mayo número 12", ""),
    ("necesitamos de 15 a 20 voluntarios", ""),
    ("ganaron 3 a 1", ""),
    ("niños de 6 a 12 años", ""),
    ("cuesta 8 o 10 pesos", ""),
    ("el teléfono es 555 0142", ""),
    ("está a cinco minutos a pie", ""),
    ("en primer lugar necesitan sillas", ""),
    ("el edificio tiene 100 años", ""),
]

SPANISH = [
    *IN_UNITS, *AGO, *DAY_AND_HOUR, *MONTH_DAY, *EDGES, *PARTS, *VAGUE, *HOURS, *WEEKDAYS, *DATE_AND_HOUR, *RANGES,
    *REPEATS, *AROUND, *NONE,
]  # fmt: skip
