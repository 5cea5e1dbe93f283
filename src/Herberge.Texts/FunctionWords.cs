using System.Collections.Frozen;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;

namespace Herberge.Texts;

/// <summary>
/// Words that say nothing about what a text is about, German and English: more of them than
/// <see cref="Analyzer.IsStopWord"/> knows, which is for what people type into a search. For themes, topics and labels.
/// </summary>
public static class FunctionWords
{
    private static readonly FrozenSet<string> All = """
        ab abermals ah allerdings allgemein anstatt ausserdem ausser bald bereits besonders besser bestimmt bezuglich bitte
        bloss bzw ca dabei dafur dagegen daher dahin damals danach daneben dann daran darauf daraus darf darfst darin daruber
        darum darunter davon davor dazu dementsprechend demnach denen denn dennoch deren derzeit desto dessen direkt drauf
        drei durfen durfte ebenfalls ebenso echt eher eigenen eigentlich eigene eigener einfach einige einigen einiger einiges
        einmal endlich entweder erst erste ersten erstens etc etwa eventuell evtl fast finde finden findet folgende gab ganz
        ganze ganzen gar geben gegenuber gehen geht gemacht genau generell genug gerade gern gerne gibt ging gleich gleichzeitig
        grundsatzlich gut gute guten guter gutes halt hallo hatt hatte hatten heisst herum heute hoffentlich hierbei hierfur
        hinaus hinter hochstens ihres immer immerhin indem infolge inkl insbesondere irgend irgendwie ja jahrlich je jedenfalls
        jedoch jemals jemand jene jetzt kaum komme kommen kommt konnt konnte konnten lange langer langst lassen lasst leider
        letzte letzten liegt machen macht mag mal manche manchem manchen mancher manchmal mehr mehrere mehreren meinem meinen
        meiner meist meisten meistens mochte mochten moglich moglichst momentan muss musse mussen musste mussten naturlich neben
        nein nie niemand niemals nimmt nirgends nochmal notwendig oft oftmals okay ohnehin plotzlich quasi rund sagen sagt samt
        schon sehe sehen seien seines seither selber selbst selten sicher sicherlich sieht sobald sodass sofern sofort sogar
        solange solch solchen solcher sollen sollten somit soviel soweit sowie sowieso statt stehen steht stets super tun tut
        trotz trotzdem uberall uberhaupt ubrigens umso ums unbedingt unseren unserem unserer usw vermutlich via viele vielem
        vielen vieler vielleicht vollig voll voran vorher wahrend war ware waren warst wart weder wegen weitere weiteren weiterer
        weiteres weiter weiters wenig wenige weniger wenigstens werde werdet weshalb wessen weswegen wieso wieviel wirklich
        wohl wolle wollen wollt wollte wollten womit woran worauf wozu wurd zb ziemlich zumal zumindest zunachst zusatzlich
        zuviel zwei
        actually again against already always among another anyone anything anyway around away back become becomes cannot came
        come comes considering couldn didn doesn doing don done down during each either else enough especially even ever every
        everything far few get gets getting give given go goes going gone got hadn hasn haven hello help hers herself hi
        however im instead isn ive keep keeps know let like likely little ll look looking lot made make makes many may maybe
        might mine much must myself need needs never nothing now often ok okay one ones others otherwise ours ourselves own per
        perhaps please possible put quite rather re really said say says see seem seems seen several shall shouldn since
        someone something sometimes somewhat still sure take tell thank thanks thing things think though thus together told took
        toward tried tries try trying two upon us use used using ve via want wants wasn way well went weren whatever
        whether whole whose within without won wont wouldn yes yet yours yourself
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Concat(StopWords.All)
        .Concat(GermanAnalyzer.DefaultStopSet.Select(WordForms.Fold))
        .Concat(EnglishAnalyzer.DefaultStopSet.Select(WordForms.Fold))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word, in any spelling of its umlauts' and capitals', is one of them.</summary>
    /// <param name="word">One word.</param>
    public static bool Contains(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return All.Contains(WordForms.Fold(word));
    }

    internal static bool ContainsFolded(ReadOnlySpan<char> folded) => All.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);
}
