using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Channels;

internal sealed class ChannelsMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        model.Entity<Channel>(e =>
        {
            e.ToTable("channels_channel").HasKey(x => x.Id);
            e.HasIndex(x => x.Code).IsUnique();
            e.Property(x => x.Code).HasMaxLength(20);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Ignore(x => x.Name)
                .Ignore(x => x.Subject)
                .Ignore(x => x.Map)
                .Ignore(x => x.Method)
                .Ignore(x => x.Snapshot);
        });
        model.Entity<ChannelSku>(e =>
        {
            e.ToTable("channels_sku").HasKey(x => new { x.ChannelId, x.Theirs });
            e.Property(x => x.Theirs).HasMaxLength(64);
        });
        model.Entity<ImportRun>(e =>
        {
            e.ToTable("channels_import").HasKey(x => x.Id);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => new { x.At, x.Id });
            e.HasIndex(x => new { x.State, x.At });
            e.Ignore(x => x.Subject)
                .Ignore(x => x.HeadingList)
                .Ignore(x => x.PlaceMap)
                .Ignore(x => x.IsOpen)
                .Ignore(x => x.IsOver)
                .Ignore(x => x.Failure)
                .Ignore(x => x.Rate)
                .Ignore(x => x.Percent);
        });
        model.Entity<ImportPart>(e => e.ToTable("channels_import_part").HasKey(x => new { x.RunId, x.No }));
        model.Entity<ImportRow>(e =>
            e.ToTable("channels_import_row")
                .HasKey(x => new
                {
                    x.RunId,
                    x.Place,
                    x.Line,
                })
        );
        model.Entity<ImportRefusal>(e =>
        {
            e.ToTable("channels_import_refusal").HasKey(x => new { x.RunId, x.Place });
            e.Ignore(x => x.Reason);
        });
        model.Entity<ChannelNonce>(e =>
        {
            e.ToTable("channels_nonce").HasKey(x => new { x.ChannelId, x.Nonce });
            e.Property(x => x.Nonce).HasMaxLength(64);
            e.HasIndex(x => x.At);
        });
    }
}
