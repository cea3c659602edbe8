namespace Zhanggui.Organization;

/// <summary>
/// Marks this module's texts: the Chinese text is the key, OrganizationTexts.en.resx holds the English.
/// </summary>
public sealed class OrganizationTexts;
