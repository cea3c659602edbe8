namespace Zhanggui.Inbound;

/// <summary>Marks the texts of this module's pages.</summary>
public sealed class InboundTexts;
