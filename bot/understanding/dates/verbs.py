"""Words that say whether a sentence looks back or ahead."""

ENGLISH_PAST = frozenset(
    {"was", "were", "did", "had", "met", "said", "told", "spoke", "came", "went", "saw", "heard", "held", "gave"}
    | {"sent", "got", "took", "made", "wrote", "left", "brought", "ran", "happened", "attended", "ago"}
    | {"became", "began", "bought", "chose", "felt", "found", "knew", "lost", "paid", "stood", "taught", "thought"}
    | {"understood", "won", "drove", "ate", "fell", "forgot", "rang", "sold", "spent", "threw", "broke", "wasn't"}
    | {"weren't", "didn't", "hadn't", "couldn't"}
    | {"visited", "called", "talked", "asked", "dropped", "stopped", "chatted", "caught"}
)
ENGLISH_PRESENT = frozenset(
    {
        "is",
        "are",
        "am",
        "be",
        "isn't",
        "aren't",
        "it's",
        "that's",
        "they're",
        "we're",
        "i'm",
        "you're",
        "he's",
        "she's",
    }
)
ENGLISH_NEITHER = frozenset(
    {"hundred", "indeed", "speed", "proceed", "exceed", "succeed", "biweekly", "sacred", "naked"}
)
ENGLISH_FUTURE = frozenset(
    {"will", "shall", "i'll", "we'll", "they'll", "he'll", "she'll", "you'll", "going", "gonna", "plan", "due"}
    | {"remind", "promised", "promise", "promises", "agreed", "need", "needs", "must", "should", "can", "could"}
    | {"scheduled", "rescheduled", "booked", "invited", "planned", "expected", "postponed", "slated"}
    | {"would", "want", "wants", "deadline", "schedule", "book", "let's"}
)
SPANISH_PAST = frozenset(
    {"fue", "fueron", "fui", "fuimos", "era", "eran", "estuvo", "estuve", "estuvimos", "estuvieron", "hubo", "tuve"}
    | {"tuvimos", "tuvo", "hable", "hablo", "hablamos", "dijo", "dijeron", "dije", "reuni", "reunimos", "reunio"}
    | {"vi", "vimos", "vino", "vinieron", "llame", "llamo", "llamaron", "llamamos", "visite", "visitamos", "visito"}
    | {"conto", "contaron", "comento", "comentaron", "menciono", "pidio", "pidieron", "converse", "conversamos"}
    | {"conoci", "conocimos", "hice", "hicimos", "hizo", "recibi", "encontre", "encontramos", "platique", "paso"}
    | {"platicamos", "ocurrio", "pase", "pasamos", "asisti", "asistimos", "sali", "salio", "llego", "llegaron"}
    | {"anoche", "ayer", "vendio", "escribio", "escribieron", "mando", "mandaron", "volvio", "terminamos", "estaba"}
    | {"estabas", "estuviste"}
)
SPANISH_PRESENT = frozenset({"es", "son", "esta", "estan", "estamos", "estoy", "soy", "somos", "ser", "estar", "sea"})
SPANISH_FUTURE = frozenset(
    {"va", "vamos", "voy", "van", "vas", "recuerdame", "recuerdanos", "recordar", "recordarme", "prometi", "quede"}
    | {"prometio", "prometimos", "prometieron", "quedamos", "quedaron", "quiere", "quieren", "debe", "hay"}
    | {"debemos", "tengo", "tenemos", "tiene", "tienen", "puede", "pueden", "podria", "podrian", "avisame", "sera"}
    | {"mandare", "enviare", "llamare", "llevare", "comprometi", "comprometimos", "comprometio", "comprometieron"}
    | {"estare", "estaremos", "volvere", "regresare", "ire", "saldre", "necesitan", "necesita"}
)
