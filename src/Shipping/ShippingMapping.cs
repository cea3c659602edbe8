using Microsoft.EntityFrameworkCore;
using Zhanggui.Customers;

namespace Zhanggui.Shipping;

internal sealed class ShippingMapping : IModelPart
{
    public void Apply(ModelBuilder model)
    {
        Rates(model);
        Parcels(model);
        Exceptions(model);
        model.Entity<LocalCourierReport>(e =>
        {
            e.ToTable("shipping_localcourier_report").HasKey(x => x.Id);
            e.HasIndex(x => x.NextAt).HasFilter("NOT \"IsOver\"");
            e.HasIndex(x => x.WaybillNo);
        });
    }

    private static void Rates(ModelBuilder model)
    {
        model.Entity<Courier>(e =>
        {
            e.ToTable("shipping_courier").HasKey(x => x.Code);
            e.Ignore(x => x.Name);
            e.Property(x => x.Code).HasMaxLength(10);
            e.Property(x => x.Version).IsConcurrencyToken();
        });
        model.Entity<ZoneRegion>(e =>
        {
            e.ToTable("shipping_zone_region").HasKey(x => new { x.Province, x.City });
            e.Property(x => x.Province).HasMaxLength(30);
            e.Property(x => x.City).HasMaxLength(40);
        });
        model.Entity<Tariff>(e =>
        {
            e.ToTable("shipping_tariff").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new
            {
                x.Courier,
                x.Zone,
                x.ValidFrom,
            });
        });
        model.Entity<Postage>(e =>
        {
            e.ToTable("shipping_postage").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new
            {
                x.Courier,
                x.Zone,
                x.ValidFrom,
            });
        });
    }

    private static void Exceptions(ModelBuilder model)
    {
        model.Entity<CourierException>(e =>
        {
            e.ToTable("shipping_exception").IsAppendOnly().HasKey(x => x.Id);
            e.HasAddress(x => x.NewAddress, prefix: "New");
            e.Ignore(x => x.Subject).Ignore(x => x.Said);
            e.HasOne(x => x.Progress).WithOne().HasForeignKey<ExceptionProgress>(x => x.Id);
            e.Navigation(x => x.Progress).IsRequired();
            e.Property(x => x.No).HasMaxLength(30);
            e.Property(x => x.WaybillNo).HasMaxLength(30);
            e.HasIndex(x => x.No).IsUnique();
            e.HasIndex(x => x.DocumentId);
            e.HasIndex(x => x.Part);
            e.HasIndex(x => new { x.DueAt, x.Id });
            e.HasIndex(x => new { x.ReportedAt, x.Id });
            e.HasIndex(x => x.WaybillNo);
            e.HasIndex(x => x.DocumentNo);
        });
        model.Entity<ExceptionProgress>(e =>
        {
            e.ToTable("shipping_exception_progress").HasKey(x => x.Id);
            e.Property(x => x.Version).IsConcurrencyToken();
            // A parcel has one open exception at most, whoever reports in the same moment.
            e.HasIndex(x => x.ParcelId).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        });
        model.Entity<ExceptionNote>(e =>
        {
            e.ToTable("shipping_exception_note").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new { x.ExceptionId, x.At });
        });
    }

    private static void Parcels(ModelBuilder model)
    {
        model.Entity<WaybillCounter>(e =>
        {
            e.ToTable("shipping_waybill_counter").HasKey(x => x.Courier);
            e.Property(x => x.Courier).HasMaxLength(10);
        });
        model.Entity<Parcel>(e =>
        {
            e.ToTable("shipping_parcel").HasKey(x => x.Id);
            e.HasAddress(x => x.To, name: "ToName", phone: "ToPhone");
            e.Ignore(x => x.Subject).Ignore(x => x.Cost);
            e.HasIndex(x => x.DocumentId);
            e.HasIndex(x => x.Part).IsUnique().HasFilter("\"VoidedAt\" IS NULL");
            e.HasIndex(x => x.WaybillNo).IsUnique();
            e.HasIndex(x => x.DocumentNo);
            e.HasIndex(x => new { x.IssuedAt, x.Id });
            e.HasIndex(x => new
            {
                x.State,
                x.IssuedAt,
                x.Id,
            });
            e.Property(x => x.Version).IsConcurrencyToken();
            e.Property(x => x.WaybillNo).HasMaxLength(30);
        });
        model.Entity<ParcelShare>(e =>
        {
            e.ToTable("shipping_parcel_share").IsAppendOnly().HasKey(x => new { x.Part, x.DocumentId });
            e.HasIndex(x => x.DocumentId);
            e.HasIndex(x => x.DocumentNo);
        });
        model.Entity<TrackingEvent>(e =>
        {
            e.ToTable("shipping_tracking").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => new { x.Courier, x.EventId }).IsUnique();
            e.HasIndex(x => new { x.ParcelId, x.At });
        });
        model.Entity<CourierCallback>(e =>
        {
            e.ToTable("shipping_callback").IsAppendOnly().HasKey(x => x.Id);
            e.HasIndex(x => x.At);
        });
    }
}
