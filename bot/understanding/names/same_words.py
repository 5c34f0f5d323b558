"""Words that stand for the same thing in names of organisations: short forms, spellings and other languages.

One line for each thing: first its English word, then whatever else stands for it, without accents, in small letters.
A translator adds words to a line, or a line. A word may stand in one line only.
"""

SAME = """
academy academia academie acad
administration administracion admin
advanced avanzado avanzados avanzada avance
africa afrique
african africano africana africain africaine
agency agencia agence agentur
agricultural agricola agricole agropecuaria
agriculture agricultura agri
aid ayuda aide aiuto
alliance alianza alianca allianz
america amerique
american americano americana americain americaine amer
applied aplicada aplicadas aplicado appliquee appliquees
archive archivo arquivo archiv
art arte
association asociacion associacao associazione assoc assn assc asoc
authority autoridad autorite auth
autonomous autonoma autonomo autonome
bank banco banque
biology biologia biologie
biomedical biomedica biomedico biomedicale
board junta bd
brother hermano frere bro
building edificio bldg
business negocio empresarial
california californie
canada kanada
canadian canadiense canadien canadienne cdn
cancer oncologia
care cuidado
cathedral catedral cathedrale
catholic catolica catolico catholique
center centre centro ctr cntr cen zentrum centrum
central centrale
chamber camara chambre
chapel capilla chapelle
charity caridad charite
chemistry quimica chimie chem
child children nino ninos nina ninas enfant
childcare guarderia
church iglesia igreja eglise kirche chiesa
circle circulo cercle
city ciudad cidade ville stadt
civil civile
clinic clinica clinique
clothing ropa
club clube
coalition coalicion
collective colectivo collectif
college colegio
commerce comercio
commission comision comissao kommission
committee comite cttee cmte
community comunidad comunitario comunitaria comunidade communaute communautaire cmty
company compania cia compagnie
conference conferencia
congregation congregacion congregacao
congress congreso congres
conservation conservacion
consortium consorcio
convention convencion
cooperative cooperativa coop
council consejo concejo conselho conseil cncl
country pais pays
county condado comte cnty
cultural culturel culturelle
culture cultura kultur
dental odontologica dentaire
department departamento departement dept dpt depto
development desarrollo desenvolvimento developpement
digital numerique
district distrito dist
division direccion
doctor medico medecin
east este est
economic economica economico economique
economy economia economie
education educacion educacao ed educ
educational educativo educativa educacional
elder anciano anciana
elementary primaria elem
energy energia energie
engineering ingenieria engenharia ingenierie engr
environment medioambiente environnement umwelt
environmental ambiental environnemental
ethiopian etiope
europe europa
european europeo europea europeen europeenne
evangelical evangelica evangelico
faculty facultad faculdade faculte fakultat
family familia famille familiar
farm granja finca ferme
federal federale
federation federacion federacao fed
fellowship hermandad
food alimento comida
forest bosque foret
forum foro
foundation fundacion fundacao fondation fondazione fdn fndn fndtn found stiftung
france francia
friend amigo amis
fund fondo fundo fonds
garden jardin huerto
general generale
geography geografia geographie
germany alemania allemagne deutschland
global mundial
government gobierno governo gouvernement govt gov
great gran grande grand
group grupo groupe gruppe grp
hall salon
health salud saude sante hlth salut
heart corazon coeur
high alto
higher superior superieur superieure
historical historico historica historique
history historia histoire hist
home hogar casa maison
hospital hopital hosp krankenhaus ospedale
house housing vivienda logement
hub
human humano humana humain humaine
immigrant inmigrante
india inde
information informacion informatica informacao info
initiative iniciativa
innovation innovacion inovacao
institute instituto institut instituicao inst istituto
institution institucion
international internacional internationale intl
island isla ile
italy italia
job empleo
justice justicia justica
kitchen cocina
knowledge conocimiento
laboratory laboratorio laboratoire lab labs labor
language idioma lengua langue
law derecho droit
league liga ligue
legal juridico juridica
library biblioteca bibliotheque bibliothek lib
literature literatura litterature
management gestion mgmt mgt
marine marina marinho
market mercado marche mkt
mathematics matematicas mathematiques math
medical medica medicale
medicine medicina medecine
mental mentale
mexico mexique
military militar militaire
mine mina
ministry ministerio ministere minist min
mission mision
mosque mezquita mosquee masjid
mother madre mere
mount monte mt
municipal municipale
museum museo musee museu
music musica musique
mutual mutuo mutua
national nacional nationale natl nazionale
natural naturelle naturel naturales
navy armada
neighbor neighbour vecino vecina voisin
neighborhood neighbourhood vecindario barrio nbhd quartier
network red rede reseau
new nueva nuevo nova novo nouveau nouvelle
newspaper periodico
north norte nord
northern norteno
nursing enfermeria enfermagem
office oficina bureau ofc
organization organisation organizacion organizacao org
pantry despensa
parish parroquia paroisse
park parque parc
partnership partenariat ptnrship
peace paz paix
people pueblo peuple
philosophy filosofia philosophie
physics fisica physique
plan planning planificacion
police policia
policy politica politique
polytechnic politecnico politecnica polytechnique
program programme programa prog
project proyecto projeto projet proj
protection proteccion
province provincia
psychology psicologia psychologie
public publico publica publique
refugee refugiado refugie
region regiao
regional regionale
republic republica republique
research investigacion investigaciones pesquisa recherche forschung rsch res
residence residencia
resource recurso ressource
river rio riviere
road camino rd
royal real
rural rurale
saint st san santo santa sao sainte ste sankt
school escuela escola ecole sch schule
science ciencia sci
scientific scientifique cientifica cientifico
security seguridad
senior mayor
service servicio servico svc svcs svce serv
shelter refugio
sister hermana soeur
social sociale
society sociedad sociedade societe soc
south sur sud sul
southern sureno
spain espana espagne
spanish espanol espanola espagnol
state estado estatal etat
store tienda
street calle rue
student estudiante etudiant
study estudio estudo etude
support apoyo soutien
sustainable sostenible
synagogue sinagoga
system sistema systeme sys
teacher maestro profesor professor professores enseignant
team equipo equipe
technical tecnico tecnica technique
technological tecnologica tecnologico technologique
technology tecnologia technologie tech
temple templo
tenant inquilino inquilina locataire
theater theatre teatro
training formacion capacitacion formation
transport transporte transportation
tropical tropicale
trust fideicomiso
union sindicato
united unido unida unidos
university universidad universidade universite universitat universita univ uni
urban urbano urbana urbain urbaine
valley valle vallee
veteran veterano
village pueblito
volunteer voluntario benevole
water agua eau
west oeste ouest
western occidental
woman women mujer mujere femme mulheres mulher
work trabajo
worker trabajador trabajadora travailleur
workshop taller atelier
world mundo monde
young youth juventud joven jovene jeune jeunesse
"""

BODIES = """
academy agency alliance archive association authority bank board brother cathedral center chamber chapel charity church
circle clinic club coalition college collective commission committee community company conference congregation congress
consortium convention cooperative council department district faculty farm federation fellowship forum foundation fund
garden group hall home hospital house hub initiative institute institution kitchen laboratory league library market
ministry mission mosque museum network office organization pantry parish park partnership police program project school
shelter sister society store synagogue team temple theater trust union university workshop
"""
"""Those of the first words of the lines above that name a body of people or a place of theirs; in English only."""
OTHER_BODIES = """
guild gym choir band orchestra ensemble lodge chapter troop tenants tenant seniors senior elders elder neighbors
neighbor nursery kindergarten daycare preschool pharmacy bakery cafe bookstore gallery studio coro banda murga
comparsa cofradia hermandad pena ampa
"""
"""More of them, beside which nothing else means the same."""
