namespace Zhanggui.Ui;

/// <summary>What a colour states. Colour always travels with a word or an icon.</summary>
public static class Tones
{
    /// <summary>Waiting on someone else, not started.</summary>
    public const string Idle = "";

    /// <summary>In progress, selected, actionable.</summary>
    public const string Info = "info";

    /// <summary>Done, passed, on time.</summary>
    public const string Ok = "ok";

    /// <summary>Due soon, needs a human look, changed.</summary>
    public const string Warn = "warn";

    /// <summary>Overdue, refused, failed, below a limit.</summary>
    public const string Danger = "danger";

    /// <summary>A person paused it, or acts as deputy.</summary>
    public const string Hold = "hold";
}
