using System.Collections.Frozen;

namespace PolicyBot.Grounding;

/// <summary>Whether a sentence speaks of what its evidence speaks of.</summary>
internal static class SupportCheck
{
    /// <summary>This share of a sentence's content words must stand in the cited evidence.</summary>
    private const double Enough = 0.6;

    // What sentences about any evidence are put together with; they neither support a sentence nor speak against it.
    private static readonly FrozenSet<string> _neutral = Words(
        """
        a an the this that these those it its they their them he she his her we our you your i my who whom which what when where why how whether there here
        and or but nor so yet if then than as of in on at by for from to into onto with without within between among against about after before during since until through over under above below up down out off per via
        is are was were be been being am has have had do does did done can could may might must will would shall not no nor yes also both each every all any some such other another same own only just more most less least very
        el la los las lo un una unos unas este esta estos estas ese esa esos esas su sus le les se que quien cual cuales cuando donde como porque si no ni y e o u pero sino tambien ya mas menos muy
        de del al a en con sin por para entre sobre desde hasta contra segun tras ante bajo durante es son era eran fue fueron ser sido esta estan estaba ha han habia hay haber tiene tienen tenia cada todo toda todos todas otro otra otros otras mismo misma solo ambos tanto
        fell rose fall rise reached highest lowest level figure totaled average averaged peak largest point percent month year fiscal calendar series cover covers separate nearest federal run runs first published later release releases give gives given whole period number times president under term second became was
        obama trump biden bush clinton reagan nixon ford carter kennedy johnson eisenhower george lyndon
        bajaron bajo subieron subio baja alza alcanzaron alcanzo nivel alto cifra sumaron sumo promedio promediaron maximo valor altos punto ciento mes ano fiscales naturales serie cubre separada cercana federales va primera publicada publicacion publicaciones posteriores dan da completo periodo veces presidente mandato primer segundo unico llega
        january february march april june july august september october november december enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre quarter trimestre academic academico
        said say says according claim claims claimed evidence source sources support supports supported refute refutes refuted mixed insufficient true false correct incorrect record records data library force status enjoined rescinded superseded proposed historical
        dijo dice segun afirma afirmo evidencia fuente fuentes apoya respalda refuta refutada mixta insuficiente cierto falso correcto dato datos registro biblioteca vigente vigor estado suspendida derogada sustituida propuesta historica
        nearly almost roughly approximately least casi cerca alrededor aproximadamente thousand million billion hundred mil millon millones billon dollar dollars dolares english spanish ingles espanol
        """);

    /// <returns>The share of content words that are supported; 1 when there is none.</returns>
    public static double Share(IReadOnlyList<string> words, IReadOnlyList<Holding> held)
    {
        var (content, supported) = (0, 0);
        foreach (var word in words)
        {
            var stem = Stem(word);
            // What holds a digit is the number lock's to judge.
            if (stem.Length < 2 || stem.Any(char.IsDigit) || _neutral.Contains(stem))
                continue;
            content++;
            foreach (var holding in held)
            {
                if (!holding.Words.Contains(stem))
                    continue;
                supported++;
                break;
            }
        }

        return content == 0 ? 1 : supported / (double)content;
    }

    public static bool IsEnough(double share) => share >= Enough;

    /// <summary>A folded word without the ending of its plural, in either language.</summary>
    public static string Stem(string word) => word.Length > 3 && word[^1] == 's' ? word[..^1] : word;

    private static FrozenSet<string> Words(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).SelectMany(w => (string[])[w, Stem(w)]).ToFrozenSet();
}
