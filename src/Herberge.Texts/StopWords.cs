using System.Collections.Frozen;

namespace Herberge.Texts;

/// <summary>German and English function words, folded.</summary>
internal static class StopWords
{
    public static readonly FrozenSet<string> All = """
        aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei bin
        bis bist da dadurch damit dann das dass dein deine dem den der des deshalb die dies diese diesem diesen dieser
        dieses doch dort du durch ein eine einem einen einer eines er es etwas euch euer eure fur fuer gegen habe haben hat
        hatte hatten hier hin ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist jede jedem jeden jeder jedes
        kann kein keine keinem keinen keiner konnen koennen man mein meine mich mir mit muss nach nicht nichts noch nun nur
        ob oder ohne sehr sein seine seinem seinen seiner seit sich sie sind so solche soll sollte sondern sonst uber ueber
        um und uns unser unsere unter viel vom von vor wann war waren warum was weil welche welcher wenn wer werden wie
        wieder will wir wird wo worden wurde wurden zu zum zur zwar zwischen
        a about after all also am an and any are as at be because been before being but by can could did do does doing for
        from had has have having he her here him his how i if in into is it its just me more most my no nor not of off on
        once only or other our out over own same she should so some such than that the their them then there these they
        this those through to too under until up very was we were what when where which while who why will with would you
        your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
