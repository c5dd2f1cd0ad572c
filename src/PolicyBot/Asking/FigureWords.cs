namespace PolicyBot.Asking;

/// <summary>Words that ask for a figure without saying of what; a series need not contain them to answer.</summary>
internal static class FigureWords
{
    public static IReadOnlyList<string> All { get; } =
        """
        many much number total totals count percent percentage share portion rate rates average mean median highest lowest record peak peaked most fewest trend change changed rise rose fall fell
        drop dropped increase increased decrease decreased decline compare compared difference versus top rank ranked largest biggest latest current recent figure figures statistic statistics data month
        months monthly year years yearly annual annually fiscal per each every time times since last first all altogether overall official reported recorded exactly roughly about there were country countries
        president presidency administration office era under years trump biden obama bush clinton reagan carter ie eg dato reciente recientes segun hoy ahora muestran recent most both agencies components newest running count counts level national nationwide total nivel nacional segun personas recibieron recibio obtuvieron tenian tuvieron llegaron vivian viven nuevos nuevas ultimo nationality nationalities state states sector sectors see saw seen come came make made take took happen happened day days
        cuantos cuantas numero total porcentaje tasa promedio maximo minimo record tendencia cambio subio bajo aumento ultimo ultima actual cifra cifras datos mes meses ano anos fiscal pais paises estado estados hubo
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
