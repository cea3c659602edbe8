namespace Zhanggui.ServiceDesk;

/// <summary>Marks this module's texts: the Chinese text is the key, ServiceDeskTexts.en.resx holds the English.</summary>
public sealed class ServiceDeskTexts;
