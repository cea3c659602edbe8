namespace Zhanggui.Channels;

/// <summary>Marks this module's texts: the Chinese text is the key, ChannelsTexts.en.resx holds the English.</summary>
public sealed class ChannelsTexts;
