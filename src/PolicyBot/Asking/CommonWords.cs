using System.Collections.Frozen;

namespace PolicyBot.Asking;

/// <summary>
/// Everyday words that the library may lack. Correcting them to a word of the library would change what was asked ("tennis" is not "tenants").
/// </summary>
internal static class CommonWords
{
    private const string List = """
        rank ranks ranked ranking newest sum summed trending incl ppl latest count counts running components both wrote paper immigrant farm lived living holders about above across actually after again against ahead almost alone along already also although always among animal another answer anybody anymore anyone anything apple area around asked away
        back baking ball band bank base basic bear beat beautiful became become been before began behind being believe below best better between beyond bird black blood blue board boat body book both bought
        bread bring broke brother brought build building built burn business cake call came camera candidate capital card care carry case cash cats cell center central certain chair chance change cheap check
        chicken child choice choose church circle class clean clear climate close cloud club coach coast coffee cold collie color comes common company complete computer consider control cook cookie cool copy
        corner cost could country couple course court cover create credit crew cricket cross crowd cream culture current dance dark daily data dead deal dear death debt deep degree design desk detail develop
        diet different difficult dinner direct doctor does dogs dollar done door double doubt down draw dream dress drink drive driver drop dying each early earth easily east eating economic edge effect eight
        either election electric else email empty energy engine enjoy enough enter entire especially even evening ever every everybody everyone everything exactly example except exercise expect experience
        explain face fact fair fall family famous farm fast favor fear feel feet field fight figure fill film final finally find fine finger finish fire first fish five fixed flight floor flower food foot
        football force foreign forest forget form former forward four free french fresh friday friend from front fruit full funny future game games garden gave general german getting girl give given glass
        goal goes gold golf gone good great green ground group grow growth guess guitar guys hair half hand happen happened happens happy hard hate have head health hear heard heart heat heavy held hello help
        here high hill history hold holiday home honest hope horse hospital hotel hour house however huge human hundred hungry husband idea image imagine important inch include indeed industry inside instead
        interest into iron island itself jazz join joke jump just keep kept kick kids kill kind king kitchen knew know known lack lady lake land language large last late later laugh lead leader learn least leave
        left less lets letter level life light like likely line list listen little live local long look lord lose loss lost love lower luck lunch machine made magic mail main major make makes many market
        married match material matter maybe mayor mean means measure meat media medical meet meeting member memory mention menu message metal middle might mile milk million mind minute miss model modern moment
        monday money month moon more morning most mother mouth move movie much music must name nation near nearly neck need never news next nice night nine nobody noise none north nose note nothing notice
        number object ocean offer office often okay once ones only open opinion opposite orange order other others outside over owner page paid paint pair pants paper parent park part party pass past path
        people perfect perhaps period person phone photo picture piece pizza place plan plane planet plant play player please point poor popular position possible post pound power present press pretty price
        private probably problem process produce product program promise protect proud public pull push python quality quarter queen question quick quickly quiet quite race radio rain raise rate rather reach
        read ready real really reason recipe record remember repeat report rest result return rice rich ride right ring rise river road rock role roll roof room root rose round rule running safe said sail
        salt same sand save says scale school science score season seat second secret section seem seen self sell send sense sent serious serve service seven several shake shall shape share sharp sheet ship
        shirt shoe shoot shop short should shot shoulder show side sight sign silver similar simple since sing single sister size skin sleep slow small smart smell smile snow soap soccer social soft software
        soil some someone something sometimes song soon sort soul sound soup south space speak special speech speed spell spend sport spread spring square staff stage stand star start state stay step still
        stock stone stop store storm story straight strange street strong student study stuff style subject such sugar suit summer sunday super sure surface sweet swim table take talk tall taste taught
        teach team tell temperature tennis term test than thank that their them then there these they thick thin thing think third this those though thought thousand three through throw time tiny tired title
        today together told tomorrow tone tonight took tool tooth topic total touch toward town track trade train translate travel tree trick tried trip trouble truck true trust truth turn twenty type uncle
        under understand unit until upon used useful user using usual valley value very video view village visit voice wait wake walk wall want warm wash watch water wave ways wear weather website wedding week
        weekend weight well went were west what whatever wheel when where whether which while white whole whose wide wife wild will wind window wine winter wish with within without woman wonder wood word
        words work worked working works world worry worse worst would write wrong yard yeah year years yellow yesterday young your yours zero
        actual ademas ahora algo alguien algun alguna amigo antes aqui asi aunque ayer bajo bien buena bueno cada casa casi clima comida como comprar comer cosa cual cuando decir dejar dentro desde despues dice
        dinero donde durante ella ellos entre equipo escribe esta estado este esto fecha futbol gente gracias grande haber hacer hacia hasta hola hombre hora hoy igual jugar juego lado lejos libro llamar luego
        lugar malo manana mejor menos mercado mesa mismo momento mucho mundo nada nadie noche nombre nuevo nunca otra otro padre pais palabra para parte pelicula peor pequeno perro persona poco porque precio
        primero problema pueblo puede pues quien quiere receta saber salir segun semana siempre sobre solo tanto tarde tiempo tierra todo todos trabajo usted vamos verdad vez vida viejo vino
        """;

    private static readonly string[] _endings = ["s", "es", "ed", "ing"];

    private static readonly FrozenSet<string> _words =
        List.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();

    /// <summary>Whether a word, or what it is the plural or another form of, is an everyday one.</summary>
    public static bool Contains(string word) => _words.Contains(word) || _endings.Any(e => word.EndsWith(e, StringComparison.Ordinal) && _words.Contains(word[..^e.Length]));
}
