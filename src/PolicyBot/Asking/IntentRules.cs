using System.Text.RegularExpressions;
using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>The wordings, English and Spanish, by which a question shows what it wants. All run on folded text.</summary>
internal static partial class IntentRules
{
    /// <param name="text">The question as written: a greeting may be made of several ("Hi! What can you do?").</param>
    public static bool IsGreeting(string text)
    {
        var parts = text.Split([',', '.', '!', '?', '¡', '¿', ';', '\n', '-'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).Where(p => p.Length > 0).ToList();
        return parts.TrueForAll(p => Greeting().IsMatch(p) || About().IsMatch(Hail().Replace(p, "")));
    }

    public static bool IsEmergency(string text) => Emergency().IsMatch(text);

    /// <summary>
    /// Whether somebody asks for himself or for one of his own: once what people say of themselves as askers ("I read that", "my readers",
    /// "tell me") is taken away, a first person is left, or a relative to whom something happens.
    /// </summary>
    public static bool IsPersonal(string text)
    {
        var rest = AskingForInformation().Replace(text, " ");
        return FirstPerson().IsMatch(rest) || FirstPersonSpanish().IsMatch(rest) || ((Relative().IsMatch(rest) || BareRelative().IsMatch(rest)) && CaseWord().IsMatch(rest)) || (Client().IsMatch(rest) && CaseWord().IsMatch(rest));
    }

    /// <summary>Whether the words are those of what happens to people in immigration cases.</summary>
    public static bool IsOfACase(string text) => CaseWord().IsMatch(text) || Relative().IsMatch(text);

    public static bool IsLegalAdvice(string text) => Advice().IsMatch(text) || AdviceSpanish().IsMatch(text);

    public static bool IsOpinion(string text) => Opinion().IsMatch(text) || OpinionSpanish().IsMatch(text);

    public static bool IsClaimCheck(string text) => Claim().IsMatch(text) || ClaimSpanish().IsMatch(text);

    public static bool IsComparison(string text) => Comparison().IsMatch(text);

    public static bool IsTimeline(string text) => Timeline().IsMatch(text);

    public static bool IsStatistic(string text) => Statistic().IsMatch(text);

    /// <summary>Whether an earlier question, as it was typed, asked for a figure.</summary>
    public static bool AsksFigure(string question) => Statistic().IsMatch(Folding.Fold(question)) || YearNumber().IsMatch(question);

    /// <summary>"Do sanctuary policies increase crime": a question about an effect, not about a series of figures.</summary>
    public static bool IsCausal(string text) => Causal().IsMatch(text);

    public static bool HasFigureWords(string text) => Figures().IsMatch(text);

    public static bool IsDefinition(string text) => Definition().IsMatch(text);

    /// <summary>Whether yes or no would answer: it begins as such questions do, or asks without a word that asks for anything else.</summary>
    public static bool IsYesNo(string text, string original) =>
        !Either().IsMatch(text) && (YesNo().IsMatch(text) || (original.Contains('?', StringComparison.Ordinal) && !AsksInside().IsMatch(text)));

    /// <summary>Whether the words ask for more than yes or no.</summary>
    public static bool Asks(string text) => AsksInside().IsMatch(text);

    /// <summary>The name of whom the question asks who it is; empty where it asks for the holder of an office, or for something else.</summary>
    public static string PersonAsked(string text) => WhoIs().Match(text) is { Success: true } asked ? asked.Groups["name"].Value : "";

    public static bool WantsSources(string text) => Sources().IsMatch(text);

    /// <summary>A sentence that states something instead of asking.</summary>
    public static bool IsStatement(string text, string original) =>
        !original.Contains('?', StringComparison.Ordinal) && !QuestionWord().IsMatch(text) && !AsksFor().IsMatch(text) && text.Count(c => c == ' ') >= 3
        && (Verb().IsMatch(MainClause(text)) || (PastVerb().IsMatch(text) && Quantity().IsMatch(text)));

    /// <summary>Words that neither ask nor state: what is typed into a search box.</summary>
    public static bool IsFragment(string text) => !QuestionWord().IsMatch(text) && !AsksInside().IsMatch(text) && !Verb().IsMatch(MainClause(text));

    /// <summary>
    /// "Visas issued 2012" and "encounters since Trump took office" state nothing: a participle after its noun and the verb of a clause of
    /// time are no verb of the sentence. A sentence with a quantity or a comparison does state something.
    /// </summary>
    private static string MainClause(string text) => Quantity().IsMatch(text) || Comparative().IsMatch(text) ? text : Subordinate().Replace(Participle().Replace(text, " "), " ");

    [GeneratedRegex(@"^(?:hi|hello|hey|yo|howdy|good (?:morning|afternoon|evening)|greetings|thanks that was (?:helpful|great|useful|perfect)|that was (?:helpful|great|useful|perfect)|that helps|anyone (?:home|there)|perfect|perfecto|hola buen(?:as|os) (?:dias|tardes|noches)|thanks|thank you(?: so much| very much)?|thx|thanks a lot|thx a lot|ty|a lot|so much|much appreciated|ok|okay|cool|great|bye|goodbye|test|testing|ping|help(?: me)?(?: please)?|start|please|hola|buenos dias|buenas(?: tardes| noches)?|gracias|muchas gracias|ayuda|adios|saludos)(?: (?:there|bot|policybot|all|everyone|team|again|a todos|amigo|que tal|how are you|como estas|for your help|for the help))*$")]
    private static partial Regex Greeting();

    [GeneratedRegex("^(?:hi|hello|hey|yo|hola|ok|so|and|please|bot|policybot) ")]
    private static partial Regex Hail();

    [GeneratedRegex(@"^(?:who|what) are you$|^what (?:(?:else )?can|do|are) you (?:do|doing|help(?: me)?(?: with)?|answer|able to do)$|^how can you help(?: me)?$|^what (?:is|s) (?:this|policybot|this bot)$|^who (?:made|built|runs) you$|^what(?: s| is) your name$|^en que (?:me )?(?:puedes|puede) ayudar(?:me)?$|^como estas$|^que tal$|^what can i ask(?: you)?(?: about)?$|^how (?:do|does) (?:you|this(?: bot)?) work$|^what do you know(?: about)?$|^how are you(?: doing)?(?: today)?$|^quien eres$|^que (?:puedes|sabes) hacer$|^que puedo preguntar(?:te)?$|^como funcionas$|^are you (?:a )?(?:bot|human|ai|real)$|^what topics do you cover$")]
    private static partial Regex About();

    [GeneratedRegex(@"\b(?:ice|agents?|migra|police|officers?) (?:is|are|just|came|at|outside|esta|estan)\b.{0,30}\b(?:my|our) (?:door|house|home|apartment|work|job)|\b(?:at|outside|en) (?:my|our|mi) (?:door|house|home|puerta|casa) (?:right )?now\b|\b(?:being|getting|was just|were just|just got|just been) (?:arrested|detained|taken|picked up|deported)\b.{0,40}\b(?:i|me|my|we)\b|\b(?:my|mi) (?:husband|wife|son|daughter|dad|mom|father|mother|brother|sister|esposo|esposa|hijo|hija|papa|mama|hermano|hermana)\b.{0,25}\b(?:just (?:got )?(?:arrested|detained|taken|picked up)|was just|acaban de|esta detenid[oa]|lo detuvieron|la detuvieron|se lo llevaron)|\b(?:ice|migra|agentes)\b.{0,20}\b(?:en|afuera de|toca(?:ndo)?|tocan(?:do)?)\b.{0,12}\b(?:mi|la) (?:puerta|casa)\b|\b(?:going to hurt|kill) (?:me|myself)\b|\bme (?:estan|van a) (?:deteniendo|deportar ahora|arrestar ahora)\b|\bsuicid|\btrafficked\b.{0,20}\b(?:me|i)\b")]
    private static partial Regex Emergency();

    [GeneratedRegex(@"\b(?:can|could|may|where (?:can|do)|how (?:can|do|should)) i (?:get|see|have|find|ask|know|read|cite|quote|use|trust|share|look|check|verify|link|embed|explain|describe|call|say)\b(?=.{0,40}\b(?:data|datos|figures?|numbers?|statistics?|stats|reports?|sources?|counts?|lists?|text|rulings?|laws?|orders?|stud(?:y|ies)|this|that|it|them|about|something|question|questions|term|word|history)\b)|\b(?:can|could|may|should|do) i (?:ask|quote|cite|call|tell readers|say)\b|^can i ask\b|\bmy (?:uncle|aunt|friend|neighbor|boss|coworker|colleague|cousin|dad|mom|brother|sister|wife|husband|teacher|professor|editor|landlord|pastor|mayor|sheriff|senator|congress\w+|governor|representative) (?:\w+ )?(?:says|said|claims|claimed|insists|insisted|thinks|told me|asked|asks|tweeted|swears|keeps saying)\b|\b(?:can|could|would|will) (?:you|u) (?:please )?(?:give|tell|show|help|send|explain to|walk|point|remind) me\b|\b(?:tell|give|show|remind|send|teach|walk|point|explain (?:\w+ )?to|spell it out for|break (?:\w+ )?down for|convince|correct|refresh) me\b|\blet me (?:know|ask)\b|\b(?:help|helps) me (?:understand|find|see|figure out|write (?:a|an|my) (?:story|article|report|paper))\b|\bi (?:am|m|work|write|teach|report|cover|represent|run|serve) (?:\w+ )?(?:as |for |at |on |in )?(?:an? |the )?(?:local |county |city |immigration |staff |legal |freelance )?(?:reporter|journalist|researcher|student of|editor|teacher|writer|writing|working on|doing|looking|trying|curious|interested|confused|wondering|asking|newsroom|newspaper|news|county|city|council\w*|commissioner|policy|analyst|advocate|volunteer|librarian|paralegal|attorney|lawyer|professor|aide|staffer|organizer)\b|\b(?:i|im|i m|ive|i ve|we) (?:am |m |have |ve |was |just |also |only |really |often |always |keep |kept |recently |have been |been |d |would |don t |do not )*(?:like to know|want to know|need to know|wanted to know|want to understand|hear|heard|hearing|read|reading|saw|see|seen|seeing|think|thought|thinking|believe|guess|bet|know|understand|wonder|wondering|told|assume|suppose|recall|remember|mean|said|say|disagree|agree|swear|hope|love|hate|need (?:the|a|an|some) (?:figure|number|statistic|source|data|quote|citation)\w*|want (?:the|a|an|some) (?:figure|number|statistic|source|data)\w*)\b|\b(?:my|our) (?:article|story|paper|report|thesis|essay|class|students|editor|readers|newsroom|county|city|state|town|village|organization|nonprofit|boss asked|council|audience|viewers|listeners|followers|constituents|community|neighborhood|school|church|clients? (?:keep )?(?:ask|asks|asking)|country|nation|borders?|elections?|economy|government|laws|streets|jobs|tax(?:es| dollars| money)?|question|understanding|opinion|guess|view|feed|timeline|facebook)\b|\b(?:clients?|readers?|members|people|residents|constituents|callers) (?:keep )?(?:ask|asks|asking|wonder)\b|\bfor me\b(?= (?:please|to understand))|\b(?:me (?:puedes|puede|podria|podrias) (?:decir|dar|explicar|mostrar|ayudar a entender)|(?:dime|dame|digame|explicame|me interesa|me gustaria saber|quisiera saber|quiero saber|necesito saber|me dijeron(?: que)?|me pregunto|mi (?:ciudad|condado|estado|articulo|periodico|clase|tesis|pais|pregunta)))\b")]
    private static partial Regex AskingForInformation();

    // "Us" is the country; "we" and "our" are the nation, save where they have what a family or a client has.
    [GeneratedRegex(@"\b(?:i|im|ive|me|my|mine|myself)\b|\bwe (?:\w+ )?(?:filed|applied|entered|crossed|came|overstayed|married|met|live|fear|are (?:a |undocumented|mixed|married|waiting|here)|re (?:a |undocumented|mixed|married|waiting|here)|got (?:a|an|the|our)|have a (?:case|hearing|petition|child|son|daughter)|fled|lost our|submitted|received)\b|\bour (?:\w+ )?(?:case|client|visa|petition|application|son|daughter|kids?|children|family|lawyer|attorney|status|hearing|house|home|door|apartment|nanny|employee)\b")]
    private static partial Regex FirstPerson();

    [GeneratedRegex(@"\b(?:yo|me|mi|mis|nos|conmigo|nuestr[oa]s?|puedo|podria yo|debo|califico|tengo|soy|estoy|quiero|necesito|vivo|llevo|llegue|entre (?:sin|ilegal\w*|con|por|a estados|como|en)|cruce|pedi|aplique|solicite|perdi|gane|salgo|viajo|renuevo|meti|presente (?:mi|una|la)|venci|sali|fui|tuve|hice|cai|firme|caso con)\b")]
    private static partial Regex FirstPersonSpanish();

    /// <summary>How those who represent people speak of one of them.</summary>
    [GeneratedRegex(@"^(?:(?:new|our|my|the|a|pro bono|have a|got a) )*(?:client|cliente|respondent|detainee|petitioner|applicant) (?:\w+ )?(?:entered|has|had|was|is|s|wants|came|crossed|overstayed|missed|got|filed|needs|with|arrived|entro|tiene|fue|llego|quiere)\b|^(?:a|one|an undocumented|a young|another) (?:family|woman|man|person|student|mother|father|worker|guy|couple|neighbor|kid|parishioner|patient|member) (?:we|i|that we|who we) (?:\w+ )?(?:work|know|help|represent|serve|assist|teach|met)\b|\b(?:my|our|this|un|mi|nuestro|nuestra) (?:client|cliente|defendido)\b")]
    private static partial Regex Client();

    [GeneratedRegex(@"^(?:\w+ ){0,3}?(?:dad|mom|mother|father|husband|wife|hubby|spouse|son|daughter|brother|sister|cousin|uncle|aunt|friend|neighbor|boyfriend|girlfriend|fiance|fiancee|roommate|esposo|esposa|hermano|hermana|papa|mama|hijo|hija|novio|novia|primo|prima|vecino|vecina) (?:just |was |got |is |has |s |had |needs |wants |came |crossed |overstayed |fue |esta |tiene |acaba )")]
    private static partial Regex BareRelative();

    [GeneratedRegex(@"\b(?:my|our|a friend|friend s|her|his) (?:husband|wife|spouse|son|daughter|kid|kids|child|children|mother|father|mom|dad|parents|parent|brother|sister|fiance|fiancee|boyfriend|girlfriend|partner|friend|cousin|uncle|aunt|neighbor|nanny|employee|worker|boss|employer|client|student|roommate|grandmother|grandfather|family|in laws|landlord|nephew|niece)\b|^(?:a|my) friend\b|\bfriend of mine\b|\b(?:mi|mis|un|una|su|nuestro|nuestra) (?:esposo|esposa|hijo|hija|hijos|hermano|hermana|mama|papa|madre|padre|padres|novio|novia|marido|mujer|amigo|amiga|primo|prima|tio|tia|sobrino|sobrina|cunado|cunada|suegra|suegro|vecino|vecina|jefe|patron|familia)\b")]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?:deport\w*|detain\w*|detention|arrest\w*|overstay\w*|apply\w*|applied|application|eligible|qualify|qualifies|green cards?|status|expire\w*|denied|court|hearing|judge|notice to appear|migra|asylum|visas?|petition\w*|filed|sponsor\w*|cross\w*|entered|citizen\w*|papers|undocumented|unauthorized\w*|daca|tps|ice|removal|parole|bond|naturaliz\w*|married|marry\w*|dui|permit|waiver|immigra\w*|check in|lawyer|attorney|passport|picked up|work authorization|ead|deten\w*|papeles|corte|ciudadan\w*|residen\w*|asil\w*|migra\w*|permiso|abogad\w*|tarjeta|estatus|frontera|cruz\w*|indocument\w*|peticion\w*|solicit\w*|juez|fianza|carcel|arrest\w*|orden|pasaporte|salida|visado|[hijno]\d{1,3}[ab]?)\b")]
    private static partial Regex CaseWord();

    [GeneratedRegex(@"\b(?:how (?:do|can|should) (?:i|you|someone|somebody|one|a person|people|we|they|an? \w+) (?:apply|avoid|fight|beat|stop|appeal|prove|hide|win|get out of|evade|fix|cancel|respond|convince|prepare|file|renew|sponsor|adjust|legalize)|how to (?:apply|avoid|fight|beat|stop|appeal|win|hide|evade|fill|file|get (?:a |my |an |out )|renew|sponsor|cross|cheat|pass)|what should (?:i|someone|somebody|a person|an? \w+(?: \w+)?|we|they|you|people) (?:do|say|file|tell|answer|bring)|which (?:form|waiver|petition|application|motion|relief|visa) (?:do|does|should|would|can|to) (?!the (?:us|government|state department)\b)|what form (?:do|should)|best (?:way|strategy|lawyer|visa|country|argument) (?:to|for)|fill out (?:the|my|a)|(?:write|draft|prepare|review) (?:my|me|an?|the) (?:asylum|letter|affidavit|declaration|application|petition|motion|brief|appeal|hardship)|(?:i|you|me|us) (?:\w+ ){0,3}legal advice|^legal advice|give (?:me )?advice|advise (?:me|my|on)|chances of (?:winning|being|getting|approval)|will (?:he|she|they) (?:be|get) (?:deported|detained|approved|denied|released)|can (?:he|she) (?:apply|stay|get|be|work|come|travel|adjust|return|still)|(?:is|was) (?:he|she) (?:eligible|deportable|allowed|going to)|does (?:he|she) (?:qualify|need|have)|should (?:he|she|someone|a client|the client) (?:apply|plead|sign|leave|go|file|accept|take|travel|tell|lie|appear|skip)|plead guilty|sign (?:the|a) voluntary|refuse to open|represent me|find (?:me )?(?:a|an) (?:lawyer|attorney))\b")]
    private static partial Regex Advice();

    [GeneratedRegex(@"\b(?:como (?:puedo|hago|hacer para|arreglo|solicito|aplico|evito|evitar|lleno|apelo|consigo|se arregla|gano|me defiendo)|que (?:debo|puedo|hago|tengo que|deberia|formulario (?:debo|necesito|uso|lleno)|me recomiendas|me aconsejas|digo)|cual (?:formulario|es la mejor (?:forma|manera))|me (?:ayudas|ayuda|puedes ayudar|recomiendas|aconsejas|conviene)|(?:necesito|quiero|busco|dame|deme|me das|me da|me puedes dar) (?:\w+ ){0,2}(?:asesoria|consejo) legal|necesito (?:consejo|asesoria|un abogado|ayuda con mi)|puede (?:ella|mi|un amigo|el (?:quedarse|aplicar|solicitar|trabajar|salir|viajar|volver|regresar))|podra (?:el|ella)|lo (?:van a|pueden) (?:deportar|detener)|la (?:van a|pueden) (?:deportar|detener)|escribe(?:me)? (?:mi|una|la) (?:carta|solicitud|declaracion)|llenar (?:mi|el|la) (?:formulario|solicitud)|firmar la salida)\b")]
    private static partial Regex AdviceSpanish();

    [GeneratedRegex(@"\b(?:what(?:s| is| do| are)? (?:do )?(?:you|your|u) (?:think|opinion|view|views|feel|feelings|take|position|stance|thoughts)|do you (?:think|believe|support|agree|like|hate|prefer|want|feel|trust|favor|vote)|are you (?:for|against|pro|anti|a (?:democrat|republican|liberal|conservative)|biased|woke|left|right|liberal|conservative|racist)|in your opinion|who(?: s|s)? (?:is )?right\b|who (?:do you|should (?:i|we|people) vote|would you vote|is (?:the )?(?:better|worse|best|worst) president|(?:is|was) (?:better|worse|right|to blame)|has (?:the )?(?:better|best))|whose fault|which (?:party|side|president|candidate|policy) (?:is|has|had|was) (?:the )?(?:better|best|right|worse|worst|correct)|should (?:the (?:us|government|president|states?|police|border|country|congress|supreme court|wall)|we|america|americans|congress|biden|trump|democrats|republicans|ice be|daca be|sanctuary|immigra\w+|illegal|unauthorized|noncitizens|birthright|asylum|states|cities|counties|police|border)|is (?:it|this) (?:fair|moral|immoral|wrong|ethical|right|evil|cruel|racist|a good idea)|(?:is|was|are) (?:trump|biden|obama|harris|ice|the wall|immigration|immigrants|democrats|republicans|border patrol|the border patrol|deportations?|mass deportation|sanctuary cities|tom homan|stephen miller|mayorkas)(?: policies| policy)? (?:a )?(?:racist|evil|good|bad|right|wrong|great|terrible|the best|the worst|nazi|nazis|fascist|stupid|cruel|inhumane|heartless|a threat|hero|heroes|traitor|moral|immoral|unfair|fair|failing|incompetent|destroying|ruining)(?=$| (?:to|for|on|about|by|and|or|in|at|when|than|because|if)\b)|isn t it (?:just )?(?:racist|wrong|cruel|unfair|evil|immoral)|who (?:is|was) (?:a |the )?(?:worse|better|worst|best) person|(?:is|was) \w+(?: s)? (?:\w+ ){0,3}(?:policy|record|handling) (?:a )?(?:disgrace|disaster|failure|success|mess|shameful|triumph)|pick a side|be honest|admit (?:that|it)|whats better|which is better|(?:morally|ethically) (?:right|wrong|acceptable)|pick one|deserves? to|your honest|honest opinion|don t you (?:agree|think|believe)|dont you (?:agree|think|believe)|wouldn t you (?:agree|say)|whose .{0,40}\b(?:better|worse|best|worst)|who (?:is|was) (?:better|worse|tougher|softer)|are you ok with|admit it|good or bad (?:for|thing)|abolish ice (?:yes|or)|rate (?:trump|biden)|say (?:that )?(?:trump|biden|immigrants|illegals)|argue (?:for|against|that)|write (?:an? )?(?:op ?ed|opinion|persuasive|essay|poem|joke|song|tweet|slogan))\b")]
    private static partial Regex Opinion();

    [GeneratedRegex(@"\b(?:que (?:opinas|piensas|crees|te parece|opina usted|piensa usted)|cual es tu (?:opinion|postura|posicion)|crees que|piensas que|estas (?:de acuerdo|a favor|en contra)|(?:deberia|deberian) (?:el|la|los|las|eeuu|us|estados|trump|biden|el gobierno|el congreso|abolir\w*|existir|haber)|es (?:justo|injusto|moral|racista|cruel)|quien (?:es|fue) (?:mejor|peor)|por quien (?:debo|votar)|eres (?:de izquierda|de derecha|democrata|republicano|racista)|apoyas|no crees|no te parece|verdad que (?:los|las|el|la)|cual es (?:mejor|peor)|que es (?:mejor|peor)|tu opinion|es (?:trump|biden|ice) (?:racista|malo|bueno|mejor|peor))\b")]
    private static partial Regex OpinionSpanish();

    [GeneratedRegex(@"\b(?:verify|fact check|factcheck)$|^(?:check|fact check|factcheck|verify|debunk)\b|\b(?:is it (?:really )?(?:true|correct|accurate|a fact)|is (?:this|that|the claim|the figure|the number|the count|the statement) (?:\w+ ){0,12}?(?:true|right|correct|accurate|false|real|wrong)|true or false|fact check|fact or fiction|really true|true that|is there (?:any )?(?:evidence|proof|truth)|any truth|truth to|did (?:trump|biden|harris|vance|obama|homan|noem|mayorkas|desantis|abbott|miller)\b.*\b(?:really|actually)|claim(?:s|ed)? (?:that )?|was (?:trump|biden|harris) (?:right|wrong|correct|lying)|(?:trump|biden|harris|vance|homan|abbott|dhs|he|she) (?:said|says|claimed|claims|stated|tweeted)|according to (?:trump|biden|dhs)|i (?:heard|read|saw|was told)(?: somewhere)?(?: that)?|people (?:say|claim)|some say|is (?:nearly|almost|about|over|roughly)\b.*\b(?:right|correct|true|accurate))\b|\b(?:right|correct|true|accurate|legit|real|false)$")]
    private static partial Regex Claim();

    [GeneratedRegex(@"^(?:verifica|comprueba|revisa)\b|\b(?:es (?:cierto|verdad|correcto|falso|real|exacto)|verdadero o falso|sera cierto|es (?:correcta|exacta|cierta)|dijo (?:trump|biden|harris|que)|(?:trump|biden|harris) (?:dijo|afirmo|dice|asegura)|dicen que|escuche que|lei que|hay (?:pruebas|evidencia))\b|\b(?:cierto|verdad|correcto|verdadero|falso)$")]
    private static partial Regex ClaimSpanish();

    [GeneratedRegex(@"\b(?:compare|compared|comparison|comparing|difference between|differences between|difference|differ|differs|different from|distinguish|versus|vs|diferencia|diferencias|comparar|comparacion|compara|en que se diferencia\w*|distinto de)\b")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\b(?:timeline|chronology|history of|what happened (?:to|with|after|since)|how (?:has|have|did) .* (?:change|changed|evolve|evolved)|what changed|what has changed|key dates|sequence of|step by step|over the years|milestones|cronologia|linea de tiempo|historia de|que paso con|que ha cambiado|que cambio|como (?:ha|han) cambiado|fechas clave)\b")]
    private static partial Regex Timeline();

    [GeneratedRegex(@"\b(?:how many|how much|how large|how big|how high|how often|number of|numbers|count of|total|totals|figure|figures|statistics|stats|data|rate|rates|percent|percentage|share of|proportion|average|median|odds|chance|chances|highest|lowest|peak|record|most|fewest|least|trend|increase|increased|decrease|decreased|rise|rose|fell|fall|drop|dropped|up or down|top \d+|top (?:nationalities|countries|states|origins|sectors|sources)|by (?:country|nationality|state|sector|year|month)|top five|top ten|rank|which countr\w+|which state\w*|what states|encounters in|arrests in|monthly|yearly|annual|per year|per month|population|backlog|size of|cuantos|cuantas|cuanto|cuanta|numero de|cifra|cifras|estadistica\w*|datos|tasa|porcentaje|promedio|record|maximo|minimo|mas alto|mas bajo|tendencia|aumento|aumentaron|bajaron|bajo de|disminuyo|subio|cayeron|cayo|que pais\w*|(?:mes|ano|pais) con mas|(?:mes|ano) (?:\w+ ){0,3}(?:mas|menos)|por pais|por nacionalidad|por estado|poblacion)\b")]
    private static partial Regex Statistic();

    [GeneratedRegex(@"^(?:so |and |ok |hey |please )?(?:what(?:s| is| are| was| were| exactly is| does| do)|define|definition of|meaning of|explain|describe|whats|who(?:s| is| was| are)|que (?:es|son|significa|era|quiere decir)|quien (?:es|fue|era)|definicion|defineme|explica|explicame)\b|\b(?:definition|definicion|meaning|mean|stand for|significado)$")]
    private static partial Regex Definition();

    /// <summary>"Up or down" is answered with neither yes nor no.</summary>
    [GeneratedRegex(@"\b(?:up or down|down or up|more or (?:less|fewer)|(?:less|fewer) or more|higher or lower|rising or falling|increasing or decreasing|better or worse|legal or illegal|voluntary or mandatory|mandatory or voluntary|a request or an? (?:order|command)|suben o bajan|mas o menos)\b")]
    private static partial Regex Either();

    [GeneratedRegex(@"^(?:so |and |but |ok |hey |please |y |pero )?(?:is|are|was|were|does|do|did|can|could|may|must|has|have|had|will|would|should|es|son|puede|pueden|tiene|tienen|hay|debe|deben|fue|fueron|esta|estan|sigue|siguen|existe|se puede|se puedes|se requiere|cometen|pagan|votan|reciben|reducen|aumentan|ha|han|tienen que)\b|\b(?:true|right|correct|cierto|verdad)$|\bis (?:it|that) (?:true|right|still|current)|\by (?:sigue|es|esta) vigente")]
    private static partial Regex YesNo();

    [GeneratedRegex(@"^(?:so |and |y )?(?:whos|who is|who s|who was|quien es|quien fue|quien era) (?!the |el |la |in |en |a |an |un |una |now |currently |that |this )(?<name>(?!(?:\w+ )*(?:from|for|to|by|of|the|in|eligible|allowed|responsible|running|head)\b)(?:\w+ ){1,3}\w+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex WhoIs();

    [GeneratedRegex(@"^(?:and )?(?:the )?(?:source|sources|citation|citations|cite|link|links|where is that from|where did you get (?:that|this)|says who|according to whom|who says(?: so)?|fuente|fuentes|de donde (?:sale|es) (?:eso|esto)|quien lo dice|enlace)(?: please| for that| for this| of that)?$|^(?:what|whats|what is|what are) (?:the|your) sources?$|^show (?:me )?(?:the|your) sources?$|^cual es la fuente$")]
    private static partial Regex Sources();

    [GeneratedRegex(@"^(?:(?:so|and|but|ok|hey|please|y|pero) )?(?:what|whats|who|whos|how|when|where|why|which|is|are|was|were|do|does|did|can|could|should|must|may|will|would|has|have|define|explain|describe|compare|list|show|give|tell|find|get|need|looking|que|quien|como|cuando|donde|por que|cual|cuales|cuanto|cuantos|cuantas|es|son|puede|hay|dime|explica|compara)\b")]
    private static partial Regex QuestionWord();

    // Words that are verbs only; forms that are hardly ever nouns; and bare forms where a plural stands before them ("illegals vote").
    [GeneratedRegex(@"\b(?:is|are|was|were|isn|aren|wasn|weren|has|have|had|hasn|haven|do|does|did|don|doesn|didn|dont|doesnt|didnt|isnt|arent|wasnt|can|cannot|cant|could|will|won|wont|would|must|shall|went|sent|took|got(?! aways?)|came|gave|fell|rose|grew|lost|made|brought|broke|drove|said|says|built|began|ran|told|knew|saw|led|bought|taught|thought|sold|chose|spent|let|lets|hit|hits|paid|caught|stole|kept|won|fought|gets?|gives?|takes?|sends?|comes?|brings?|makes?|means|needs?|uses|pays?|costs|votes|steals?|kills?|loses?|bans|bars|causes|grants|provides?|allows?|requires?|commits?|refuses?|breaks?|wants?|supports|opposes?|exceeds?|reach(?:es)?|sets|turns?|hands|drives|drains|hurts|helps|shields|hides|builds?|becomes?|happens?|deports|smuggles?|receives?|collects?|depends?|proves?|creates?|reduces|raises|lowers|protects?|rapes?|murders|floods|outnumbers?|lives|works|enters?|(?:end|clos|open|releas|issu|arrest|record|doubl|tripl|quadrupl|halv|vot|dropp|increas|decreas|committ|deport|remov|caus|requir|allow|support|oppos|refus|honor|hand|happen|complet|finish|start|stopp|block|rul|turn|liv|work|enter|cross|flood|pour|carri|smuggl|murder|reach|topp|exceed|creat|reduc|rais|lower|separat|jail|detain|abolish|repeal|expand|sign|join|appli)ed|(?:\w{3,}s|people|police|children|they|we) (?:vote|cost|use|work|live|support|drive|drain|hurt|help|cause|commit|reduce|raise|increase|lower|end|bar|ban|shield|harbor|protect|flood|depend|cross|enter|hold|honor|break|lack|join|release|kill))\b|\b(?:es|son|fue|fueron|era|eran|esta|estan|hay|hubo|tiene|tienen|puede|pueden|deben|debe|ha|han|cometen|comete|pagan|paga|votan|vota|cuestan|cuesta|reciben|recibe|traen|trae|roban|quitan|trabajan|viven|cruzan|usan|necesitan|quieren|apoyan|rechazan|dejo|dejan|dan|\w{3,}(?:aron|ieron))\b")]
    private static partial Regex Verb();

    [GeneratedRegex(@"^(?:the )?costs? of\b|(?<=\w )(?:issued|built|spent|sold|arrested|recorded|deported|caught|released|granted|denied|admitted|approved|seized|lost|killed|opened|closed)(?= (?:in|by|at|on|under|during|for|from|since|to|fy\d+|\d{4}|fiscal|last|this|so|latest|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|$)")]
    private static partial Regex Participle();

    [GeneratedRegex(@"(?<=\w{3} )(?:since|while|when|until|before|after|desde que|mientras|cuando) (?!\d).*$")]
    private static partial Regex Subordinate();

    [GeneratedRegex(@"\b(?:more|fewer|less|most|never|than|mas|menos|nunca|all|every|only|half|double|twice)\b")]
    private static partial Regex Comparative();

    [GeneratedRegex(@"\d{4}|\b(?:how many|how much|number of|percent|rate|cuantos|cuantas|porcentaje|tasa|fy\d+)\b")]
    private static partial Regex Figures();

    [GeneratedRegex(@"\b(?:what|whats|how|which|who|whos|whose|when|where|why|que|cual|cuales|cuantos|cuantas|cuanto|cuanta|quien|quienes|cuando|donde|como|por que)\b")]
    private static partial Regex AsksInside();

    [GeneratedRegex(@"\b(?:FY ?\d{2}|(?:19|20)\d{2})", RegexOptions.IgnoreCase)]
    private static partial Regex YearNumber();

    /// <summary>Who, when and where stand in statements too; these hardly do.</summary>
    [GeneratedRegex(@"\b(?:by (?:country|nationality|state|sector|year|month|citizenship|age|category)|what|whats|how many|how much|how long|how often|which|cual|cuales|cuantos|cuantas|cuanto|por que)\b|\b(?:why|when|where|who)$")]
    private static partial Regex AsksFor();

    // Adjectives, and what stands before a noun, state nothing ("temporary protected status", "average detained population").
    [GeneratedRegex(@"\b(?!(?:un)?authorized\b|undocumented\b|unaccompanied\b|united\b|protected\b|combined\b|limited\b|detained (?!over|about|more|nearly|almost|some|\d)|\w*need\b)\w{3,}ed\b")]
    private static partial Regex PastVerb();

    [GeneratedRegex(@"\b(?!(?:19|20)\d\d\b)\d{2,}(?:\.\d+)?\b|\bmillion\b")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"^(?:do|does|did|has|have|are|is|can|will|how do|how does)\b.*\b(?:increase|increases|raise|raises|reduce|reduces|lower|lowers|cause|causes|affect|affects|drive|drives|make|makes|lead to|leads to|hurt|hurts|depress|higher|less|more)\b|^(?:aumentan?|reducen?|bajan?|causan?|afectan?|cometen?|son)\b")]
    private static partial Regex Causal();
}
