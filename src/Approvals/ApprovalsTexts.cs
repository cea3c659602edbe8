namespace Zhanggui.Approvals;

/// <summary>Marks this module's texts: the Chinese text is the key, ApprovalsTexts.en.resx holds the English.</summary>
public sealed class ApprovalsTexts;
