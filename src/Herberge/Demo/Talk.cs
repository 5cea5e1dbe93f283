using System.Text;

namespace Herberge.Demo;

internal enum Move
{
    Open,
    Answer,
    Experience,
    Objection,
    FollowUp,
    FollowReply,
    Thanks,
    SameHere,
    CallIn,
    CalledIn,
    Outcome,
    Remark,
    Short,
    Item,
}

/// <summary>Writes the posts of one thread: what fits the topic, once each, said to somebody.</summary>
internal sealed class Talk
{
    private readonly TopicLibrary library;
    private readonly Topic topic;
    private readonly Scene scene;
    private readonly string tongue;
    private readonly List<Phrase> answers;
    private readonly List<Phrase> experiences;
    private readonly List<Phrase> objections;
    private readonly List<FollowUp> followUps;
    private readonly List<Phrase> outcomes;
    private readonly List<Phrase> items;
    private readonly List<Phrase> remarks;
    private readonly Dictionary<string, List<Phrase>> turnsLeft = [];

    public Talk(TopicLibrary library, Topic topic, Dice dice)
    {
        this.library = library;
        this.topic = topic;
        English = topic.Domain == "english";
        tongue = English ? "en-" : "";
        scene = new Scene(library.Words, dice, topic.Words) { English = English };
        answers = Shuffled(topic.Answers);
        experiences = Shuffled(topic.Experiences);
        objections = Shuffled(topic.Objections);
        followUps = Shuffled(topic.FollowUps);
        outcomes = Shuffled(topic.Outcomes);
        items = Shuffled(topic.Items);
        remarks = Shuffled(library.Remarks(topic.Domain));
    }

    public bool English { get; }
    public Topic Topic => topic;
    private Dice Dice => scene.Dice;

    public bool Can(Move move) => move switch
    {
        Move.Answer => answers.Count > 0,
        Move.Experience => experiences.Count > 0,
        Move.Objection => objections.Count > 0,
        Move.FollowUp => followUps.Count > 0,
        Move.Outcome => outcomes.Count > 0,
        Move.Item => items.Count > 0,
        Move.Remark => remarks.Count > 0,
        _ => true,
    };

    public string Title(DateTime day)
    {
        scene.Today = day;
        return Trim(Dice.Pick(topic.Titles).Say(scene));
    }

    /// <summary>Other nouns, for a second try at a title that exists already.</summary>
    public void Rechoose() => scene.Rechoose();

    /// <summary>The reply that belongs to the follow-up taken last.</summary>
    public FollowUp? Pending { get; private set; }

    public string Say(Move move, Speech speech)
    {
        scene.Today = speech.Local;
        scene.You = speech.You;
        scene.AtOurs = speech.AtOurs;
        scene.Third = speech.Mention;
        scene.ThirdGiven = speech.MentionGiven;
        var text = new StringBuilder();
        if (speech.Quote is { } quote)
            text.Append("> ").Append(quote).Append("\n\n");
        switch (move)
        {
            case Move.Open:
                Open(text);
                break;
            case Move.Answer:
                Opened(text, "answer-open", 0.5, speech);
                text.Append(Take(answers).Say(scene));
                Closed(text, "answer-close", 0.3);
                break;
            case Move.Experience:
                Opened(text, "experience-open", 0.45, speech);
                text.Append(Take(experiences).Say(scene));
                Closed(text, "experience-close", 0.25);
                break;
            case Move.Objection:
                Opened(text, "objection-open", 0.85, speech);
                text.Append(Take(objections).Say(scene));
                Closed(text, "objection-close", 0.25);
                break;
            case Move.FollowUp:
                Pending = TakeAny(followUps);
                Opened(text, "follow-open", 0.55, speech);
                text.Append(Pending.Ask.Say(scene));
                break;
            case Move.FollowReply:
                Opened(text, "follow-reply-open", 0.35, speech);
                text.Append(Pending!.Reply.Say(scene));
                Pending = null;
                break;
            case Move.Thanks:
                text.Append(Turn("thanks").Say(scene));
                Closed(text, "thanks-close", 0.6);
                break;
            case Move.SameHere:
                text.Append(Turn("same").Say(scene));
                if (Dice.Chance(0.3) && remarks.Count > 0)
                    text.Append(' ').Append(Take(remarks).Say(scene));
                break;
            case Move.CallIn:
                text.Append(Turn("call-in").Say(scene));
                break;
            case Move.CalledIn:
                text.Append(Turn("called-in").Say(scene));
                if (answers.Count > 0)
                    text.Append(' ').Append(Take(answers).Say(scene));
                else if (remarks.Count > 0)
                    text.Append(' ').Append(Take(remarks).Say(scene));
                break;
            case Move.Outcome:
                text.Append(Turn("outcome-open").Say(scene)).Append(' ').Append(Take(outcomes).Say(scene));
                Closed(text, "thanks-close", 0.3);
                break;
            case Move.Remark:
                Opened(text, "remark-open", 0.4, speech);
                text.Append(Take(remarks).Say(scene));
                break;
            case Move.Item:
                Item(text, speech);
                break;
            default:
                text.Append(Turn("short").Say(scene));
                break;
        }

        return Trim(text.ToString());
    }

    private void Open(StringBuilder text)
    {
        if (Dice.Chance(0.6))
            text.Append(Turn("hello").Say(scene)).Append(Dice.Chance(0.5) ? "\n\n" : " ");
        var situations = Shuffled(topic.Situations);
        text.Append(situations[0].Say(scene));
        if (topic.Kind == TopicKind.Announcement)
        {
            foreach (var more in situations.Skip(1))
                text.Append("\n\n").Append(more.Say(scene));
        }

        var questions = Shuffled(topic.Questions);
        if (questions.Count > 1 && Dice.Chance(0.35))
        {
            text.Append("\n\n").Append(Turn("questions-open").Say(scene)).Append('\n');
            foreach (var question in questions)
                text.Append("\n- ").Append(question.Say(scene));
            text.Append('\n');
        }
        else if (questions.Count > 0)
        {
            text.Append(Dice.Chance(0.4) ? "\n\n" : " ").Append(questions[0].Say(scene));
            if (questions.Count > 1 && Dice.Chance(0.5))
                text.Append(' ').Append(questions[1].Say(scene));
        }

        Closed(text, "open-close", topic.Kind == TopicKind.Announcement ? 0 : 0.4);
    }

    private void Item(StringBuilder text, Speech speech)
    {
        var count = Math.Min(items.Count, Dice.Weighted([0, 5, 3, 1.5]));
        if (count >= 2)
        {
            text.Append(Turn("items-open").Say(scene)).Append('\n');
            for (var i = 0; i < count; i++)
                text.Append("\n- ").Append(TakeAny(items).Say(scene));
            if (Dice.Chance(0.4))
                text.Append("\n\n").Append(Turn("item-close").Say(scene));
            return;
        }

        Opened(text, "item-open", 0.75, speech);
        text.Append(Sentence(TakeAny(items).Say(scene)));
        Closed(text, "item-close", 0.5);
    }

    private void Opened(StringBuilder text, string turn, double chance, Speech speech)
    {
        if (speech.CallsByName)
            text.Append(speech.YouMention).Append(English ? ", " : ": ");
        else if (Dice.Chance(chance))
            text.Append(Turn(turn).Say(scene)).Append(' ');
    }

    private void Closed(StringBuilder text, string turn, double chance)
    {
        if (!Dice.Chance(chance))
            return;
        // After a list or a code block a sentence needs its own paragraph.
        var last = text.ToString().LastIndexOf('\n');
        var inBlock = last >= 0 && text.Length > last + 1 && (text[last + 1] is '-' or '`' or '|' or '>' || char.IsAsciiDigit(text[last + 1]));
        text.Append(inBlock || Dice.Chance(0.3) ? "\n\n" : " ").Append(Turn(turn).Say(scene));
    }

    /// <summary>A turn not yet used in this thread, as long as there is one.</summary>
    private Phrase Turn(string name)
    {
        if (!turnsLeft.TryGetValue(name, out var left) || left.Count == 0)
            turnsLeft[name] = left = Shuffled(library.Turns(tongue + name));
        return TakeAny(left);
    }

    /// <summary>The same said with one sentence more, for what was said word for word elsewhere.</summary>
    public string AddTo(string body)
    {
        var text = new StringBuilder(body);
        Closed(text, "tail", 1);
        return Trim(text.ToString());
    }

    /// <summary>“Motor OF-200: …”: places the title where it belongs, when the plain one exists already.</summary>
    public string Place(string title) => Turn("place").Say(scene) + title;

    /// <summary>List items begin small and end open; alone they are a sentence.</summary>
    private static string Sentence(string item)
    {
        var first = char.IsAsciiLetterLower(item[0]) || item[0] is 'ä' or 'ö' or 'ü' ? char.ToUpperInvariant(item[0]) + item[1..] : item;
        return first[^1] is '.' or '?' or '“' or '`' ? first : first + ".";
    }

    private List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        Dice.Shuffle(list);
        return list;
    }

    private static Phrase Take(List<Phrase> list) => TakeAny(list);

    private static T TakeAny<T>(List<T> list)
    {
        var item = list[^1];
        list.RemoveAt(list.Count - 1);
        return item;
    }

    private static string Trim(string text) => text.Trim().Replace("  ", " ", StringComparison.Ordinal);
}

/// <summary>Who is spoken to, from where, and what of theirs is quoted.</summary>
internal sealed record Speech(
    DateTime Local, string You, string YouMention, string AtOurs, string Mention, string MentionGiven, bool CallsByName, string? Quote);
