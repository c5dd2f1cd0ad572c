using System.Text.RegularExpressions;
using PolicyBot.Knowledge;

namespace PolicyBot.Asking;

/// <summary>Whether a question is about US immigration at all, and whether what was found is enough to answer it.</summary>
internal static partial class Scope
{
    /// <summary>Below this share of the question's weight the best unit is only near the question.</summary>
    private const double EnoughCoverage = 0.5;

    private const double EnoughForFigures = 0.6;

    /// <summary>"Timeline", "history" and the like are words of the question alone.</summary>
    private const double EnoughForTimelines = 0.4;

    private const double LittleElse = 0.25;

    /// <summary>Below this much in words that the library has, a question with a word of two meanings has the other one in mind.</summary>
    private const double MostlyKnown = 0.75;

    /// <summary>Whether the words belong to the field.</summary>
    public static bool IsOfTheField(Understanding understanding) => Field().IsMatch(understanding.Canonical) || Field().IsMatch(understanding.Folded);

    /// <inheritdoc cref="IsOfTheField(Understanding)"/>
    public static bool IsOfTheField(string folded) => Field().IsMatch(folded);

    /// <summary>Whether the question is about the immigration system of another country.</summary>
    public static bool IsElsewhere(Understanding understanding)
    {
        var text = understanding.Folded;
        return (Elsewhere().IsMatch(text) && !UnitedStates().IsMatch(text)) || CitizenElsewhere().IsMatch(text) || MovesElsewhere(text) || LivesElsewhere(text);
    }

    /// <summary>"A work permit in Mexico", "move to Costa Rica".</summary>
    private static bool MovesElsewhere(string text) =>
        StatusIn().Match(text) is { Success: true } there && Places.In(there.Groups["where"].Value.Split(' ')).Any(Places.Countries.Contains) && !UnitedStates().IsMatch(text);

    /// <summary>"How many people live in Mexico City": of another country's people, not of those who came from there.</summary>
    private static bool LivesElsewhere(string text) =>
        PeopleIn().Match(text) is { Success: true } there && Places.In(there.Groups["where"].Value.Split(' ')).Any(Places.Countries.Contains) && !UnitedStates().IsMatch(text);

    [GeneratedRegex(@"\b(?:people|population|americans|inhabitants|expats|personas|habitantes|poblacion|viven|live|living|reside) (?:live |living |total )?(?:in|of|en|de) (?<where>\w+(?: \w+)?)", RegexOptions.ExplicitCapture)]
    private static partial Regex PeopleIn();

    [GeneratedRegex(@"\b(?:visas?|residency|residence|citizenship|work permits?|move|moving|emigrate|retire|refugee status|residencia|ciudadania|mudarme|emigrar) (?:\w+ )?(?:in|to|for|en|a|para) (?<where>\w+(?: \w+)?)", RegexOptions.ExplicitCapture)]
    private static partial Regex StatusIn();

    /// <summary>Whether all that is of the field is one word that other fields have too (a wall, a sanctuary), and the library speaks of little else in the question.</summary>
    public static bool IsPassingWord(Understanding understanding, IReadOnlyList<Ranked> found, double known) =>
        Field().Matches(understanding.Folded) is { Count: > 0 } words && words.All(w => Ambiguous().IsMatch(w.Value))
        && !understanding.Text.Contains("ICE", StringComparison.Ordinal) && (known < MostlyKnown || found is not [{ Coverage: >= LittleElse }, ..]);

    /// <summary>Words that carry the field's vocabulary in another sense.</summary>
    public static bool IsLookAlike(string canonical) => LookAlike().IsMatch(canonical);

    /// <param name="known">The share of the question's weight in words that the library has.</param>
    /// <param name="figures">Whether a figure is asked for: then a word that nothing accounts for is most often the very thing asked.</param>
    public static bool IsEnough(Ranked best, Understanding understanding, bool figures, double known)
    {
        if (best.Outright && best.Coverage >= (figures ? EnoughCoverage : understanding.YesNo && known > 0.75 ? LittleElse : 0.4))
            return true;
        if (!IsOfTheField(understanding))
            return best.Coverage >= (known > 0.99 ? 0.6 : 0.7) || best.Named >= 0.6;
        if (understanding.Intent is Intent.Timeline && best.Coverage >= EnoughForTimelines)
            return true;
        return best.Coverage >= (figures ? EnoughForFigures : EnoughCoverage) || (!figures && best.Named >= (understanding.Intent is Intent.Definition ? 0.4 : 0.45));
    }

    [GeneratedRegex(@"\b(?:border patrol|notice to appear|ntas?|aviso de comparecencia|deferred action|secure communities|priority enforcement program|operation lone star|trust act|values act|laken riley|zadvydas|plyler|flores (?:settlement|agreement)|catch and release|release pending hearing|illegals|(?:cross|enter|liv|stay)\w* illegally|here illegally|remov(?:al|als|ed) (?:proceedings|order|hearing|case)s?|immigra\w*|immigrante\w*|inmigra\w*|migra\w*|emigra\w*|border\w*|front[ei]ra\w*|visa|visas|asylum|asylee\w*|asilos?|asilad\w*|refuge\w*|refugiad\w*|deport\w*|remov(?:al|als|able|ed)|expuls\w*|expel\w*|ice|cbp|uscis|dhs|eoir|orr|citizen\w*|noncitizen\w*|ciudadan\w*|naturali\w*|alien\w*|extranjer\w*|detain\w*|detention\w*|detencion\w*|detenid\w*|sanctuary|santuario\w*|tps|daca|dreamer\w*|dreamers|green card\w*|tarjeta verde|lpr\w*|parole\w*|title (?:8|42)|titulo 42|encounter\w*|encuentros|apprehen\w*|aprehens\w*|overstay\w*|unauthorized|undocumented|287g|h1b|h2a|h2b|f1|j1|l1|o1|eb\d|i94|i130|i485|n400|i9|ead|sevis|opt|everify|verify|foreign born|nacid\w* en el extranjero|birthright|civics|civismo|commandeer\w*|sb ?4|amnist\w*|amnesty|got aways|fentanyl|fentanilo|seizures?|heroin|cocaine|methamphetamine|meth|customs|port of entry|ports of entry|remittance\w*|remesas|unaccompanied|menores no acompanados|public charge|carga publica|quota act|mayorkas|lechleitner|homan|noem|mullin|notario|ice s|smuggl\w*|traffick\w*|family separation|remain in mexico|chnv|mpp|travel ban|muslim ban|patrulla|redada\w*|raid\w*|judge\w* immigration|alternatives to detention|ankle monitor\w*|e verify|save system|real id|a number|retorno\w*|muro|wall|migrant\w*|noncit\w*|foreign\w*|trac|dual national\w*|ins|dapa|residentes? permanentes?|residencia (?:permanente|legal)|proclamation|born in|foreign students?|international students?|ins act|hart celler|irca|iirira|guest ?worker\w*|farm ?worker\w*|braceros?|lottery|diversity visa|consular|embassy|work permit\w*|permiso\w* de trabajo|evacuat\w*|evacuad\w*|resettl\w*|immigr\w*)\b")]
    private static partial Regex Field();

    [GeneratedRegex(@"\b(?:citizens?|citizenship|passport|naturalizations?) (?:of|in|for|to) (?:ireland|italy|canada|spain|portugal|germany|france|poland|japan|australia|england|greece|hungary)\b(?!.*\b(?:us|america|american|uscis)\b)")]
    private static partial Regex CitizenElsewhere();

    [GeneratedRegex("^(?:ice|green cards?|opt|trac|ins|detain.*|detention.*|daca|borders?|frontera|sanctuary|santuario|wall|muro|naturali[sz]ed|citizens?|aliens?|parole|customs|detention|expulsions?|migrat.*|visa|asylum|seizures?|foreign|raids?|lottery|quota act|embassy|real id|remov(?:al|als|able|ed)|encounters?|fees?)$")]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"(?<!\b(?:from|born in|nationals of|citizens of) (?:the )?)\b(?:uk|united kingdom|britain|british|england|scotland|ireland|irish|canada s|canadian|canada|australia|australian|australias|new zealand|germany|german|france|french|italy|italian|spain|spanish (?:immigration|government|nationality|citizenship)|portugal|portuguese|netherlands|dutch|sweden|swedish|norway|denmark|danish|finland|poland|polish|hungary|greece|greek|switzerland|swiss|austria|belgium|european union|eu|europe|schengen|frontex|japan|japanese|south korea|korean|singapore|uae|dubai|saudi|qatar|israel|israeli|south africa|argentina|chile|chilean|brexit|rwanda|windrush|home office|ircc|express entry|dublin regulation|reino unido|inglaterra|alemania|francia|italia|espana|canadiense|australiano|union europea|japon|suiza|suecia|portuguesa|mexico s (?:immigration|asylum|inm)|comar|english channel|venezolanos (?:\w+ )?en (?:colombia|peru|chile|ecuador)|venezuelans in (?:colombia|peru|chile|ecuador)|mexican (?:visa|citizenship|residency)|move to mexico|retire in)\b(?! (?:immigrants?|nationals|refugees|asylum seekers|migrants|people|noncitizens|workers|students|visitors|citizens|overstays|immigration (?:in the|to the us|to us|to america|during|decade)))")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"\b(?:us|american\w*|uscis|ice|cbp|dhs|border patrol|trump|biden|obama|congress|h1b|northern border|southwest border|safe third country|tercer pais|(?:us|mexic\w+|canad\w+|southern|southwest|northern|our|across the) (?:land )?border|frontera (?:sur|norte|con mexico|con canada)|crossing the border|northern|from (?:\w+ ){0,2}canada|desde canada|de canada|foreign born|immigrants from|refugees from|migrants from|noncitizens from|inmigrantes de|refugiados de|naturalizations|green card\w*|daca|tps|refugee ceiling|visa waiver|travel ban|deported from|born in|nationals|nationality|from (?:canada|the uk|germany|india|china|korea|italy|ireland|europe|poland|greece))\b")]
    private static partial Regex UnitedStates();

    [GeneratedRegex(@"\b(?:visa (?:credit|debit|card|gift|platinum|signature|stock|inc|checkout)|(?:credit|debit|graphics|video|sim|report|business|index|trading|memory) cards?|visa and mastercard|mastercard|ice vs (?:an? )?evs?|ice (?:trains?|cream|hockey|skat\w*|age|cube\w*|fishing|bath|rink|cold|sheet\w*|tea|maker|caps?|core\w*|spice)|(?:dry|black|sea|antarctic|arctic|glacier) ice|(?<!\b(?:call|called|calling|calls|tip|tipped|snitch\w*|sic|sicced|into|by|with|from|for|of|blame\w*|data|about) )ice on (?!(?:january|february|march|april|may|june|july|august|september|october|november|december|\d|the (?:us|border)|us)\b)|iced|internal combustion|intercontinental exchange|ice futures|border collie\w*|border (?:radius|color|css|style|width|line personality)|css|html|borderlands|border terrier|xenomorph|ridley scott|alien (?:movies?|films?|franchise|romulus|covenant|life|invasion movie|planet\w*|spaceship\w*)|aliens (?:movie|film|exist|built|from (?:space|mars))|ufo\w*|extraterrestrial\w*|area 51|outer space|bird migration|aves|pajaros|mariposas?|ballenas?|migrat(?:e|ion|ing|ory) (?:birds?|patterns? of|of (?:birds|whales|monarch\w*|wildebeest)|geese|butterfl\w*)|birds?|whales?|butterfl\w*|wildebeest|salmon|data migration|database|cloud|server|software|python|javascript|sql server|windows 11|wall street|drywall|wallpaper|wall of china|great wall|berlin wall|pink floyd|yellow card|red card|soccer|football|nba|nfl|wimbledon|badminton|hockey|lacrosse|rugby|volleyball|referee|nascar|tennis|golf|cricket|poker|chess|pga|green card (?:golf|poker|tennis|insurance)|asylum (?:seeker band|movie|seeds)|mental asylum|arkham|arkham asylum|cuckoo|parole (?:board|officer\w*|hearing for|eligibility for murder)|prison parole|parole de|capital gains|income tax bracket\w*|standard deduction|sanctuary (?:knights|church music|spa|animal|farm|dogs|cats|movie)|(?:animal|wildlife|bird|elephant|donkey|pig|cat|dog|marine|farm|horse|butterfly|church) sanctuar(?:y|ies)|sanctuar(?:y|ies) for (?:\w+ )?(?:animals?|elephants?|horses?|dogs?|cats?|pigs?|birds?|donkeys?|turtles?|wildlife)|elephants?|(?:mole|tattoo|hair|stump|snow|tree|wart|stain|trash|tonsil) removal|(?:recovery|surgery) (?:time|after)|removal of (?:an? )?(?:appendix|tumou?rs?|gallbladder|tonsils|wisdom teeth|moles?|tattoos?|hair|stumps?|snow|trees?|stains?)|alien (?:ware|abduction\w*)|border (?:wall ?paper|collies?|books)|parole hearing for|passport photos?|permanent resident evil|asylum (?:film|band)|customs and traditions|wedding customs|customs duty on|import (?:duty|tariff)\w*|tariff\w*|naturalization of plants|naturalized plants|citizen (?:watch|kane|science|bank)|citizens bank|ice climbing|vanilla ice|recipe\w*|weather|bitcoin|stock price|detainer (?:lawsuit|tenant|eviction)|forcible detainer|unlawful detainer|eviction|detention (?:school|after school|basin|pond)|school detention|saturday detention|tax extension|diversity lottery numbers powerball|powerball|mega millions|lottery numbers|expulsion from (?:school|eden|college)|school expulsion|helado|tarjeta de credito|pelicula|receta)\b")]
    private static partial Regex LookAlike();
}
