namespace Zhanggui.Kernel;

/// <summary>One allowed move of a document: from a state, by a verb, to a state.</summary>
public readonly record struct Transition<TState, TVerb>(TState From, TVerb Verb, TState To)
    where TState : struct, Enum
    where TVerb : struct, Enum;

/// <summary>
/// All that a document's states allow, as one table that can be read at a glance, tested pair by pair and drawn.
/// Nothing else decides what may follow what.
/// </summary>
public sealed class TransitionTable<TState, TVerb>
    where TState : struct, Enum
    where TVerb : struct, Enum
{
    private readonly Dictionary<(TState, TVerb), TState> _moves = [];
    private readonly string _module;
    private readonly Func<TState, Text> _state;
    private readonly Func<TVerb, Text> _verb;

    /// <summary>Builds the table; a pair named twice is a bug and throws.</summary>
    /// <param name="module">The prefix of the refusal's code.</param>
    /// <param name="state">The state's name for people.</param>
    /// <param name="verb">The verb's name for people.</param>
    /// <param name="moves">Every allowed move.</param>
    public TransitionTable(
        string module,
        Func<TState, Text> state,
        Func<TVerb, Text> verb,
        params (TState From, TVerb Verb, TState To)[] moves
    )
    {
        (_module, _state, _verb) = (module, state, verb);
        foreach (var (from, by, to) in moves)
            _moves.Add((from, by), to);
    }

    /// <summary>Every move of the table, in the order of the states.</summary>
    public IEnumerable<Transition<TState, TVerb>> All =>
        _moves
            .Select(m => new Transition<TState, TVerb>(m.Key.Item1, m.Key.Item2, m.Value))
            .OrderBy(m => m.From)
            .ThenBy(m => m.Verb);

    /// <summary>
    /// The state after <paramref name="verb"/>, or a refusal that names the present state and what it allows.
    /// </summary>
    public Result<TState> Next(TState from, TVerb verb)
    {
        if (_moves.TryGetValue((from, verb), out var to))
            return to;
        var allowed = Allowed(from).Select(v => _verb(v)).ToList();
        var zh = allowed.Count == 0 ? "它已经不能再变动" : $"现在可以：{string.Join("、", allowed.Select(a => a.Zh))}";
        var en =
            allowed.Count == 0
                ? "it can't change any more"
                : $"allowed now: {string.Join(", ", allowed.Select(a => a.En))}";
        return Refusal.Conflict(
            $"{_module}.not_allowed_in_state",
            $"当前是“{_state(from).Zh}”，不能{_verb(verb).Zh}。{zh}",
            $"It is “{_state(from).En}”, so “{_verb(verb).En}” is not possible; {en}."
        );
    }

    /// <summary>True when <paramref name="verb"/> is allowed now.</summary>
    public bool Allows(TState from, TVerb verb) => _moves.ContainsKey((from, verb));

    /// <summary>The verbs that are allowed now.</summary>
    public IEnumerable<TVerb> Allowed(TState from) =>
        _moves.Keys.Where(k => EqualityComparer<TState>.Default.Equals(k.Item1, from)).Select(k => k.Item2);

    /// <summary>The table as a Mermaid state diagram, for the module's README.</summary>
    public string ToMermaid() =>
        "stateDiagram-v2\n" + string.Join('\n', All.Select(m => $"    {m.From} --> {m.To}: {m.Verb}")) + "\n";
}
