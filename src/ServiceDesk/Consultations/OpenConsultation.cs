namespace Zhanggui.ServiceDesk;

/// <summary>Somebody asks: the consultation is written down and belongs to whoever answers (CRM-04, ORD-15).</summary>
[Needs("consult.answer")]
public sealed class OpenConsultation
{
    private readonly ConsultationAccess _access;
    private readonly DocumentNumbers _numbers;

    internal OpenConsultation(ConsultationAccess access, DocumentNumbers numbers) =>
        (_access, _numbers) = (access, numbers);

    /// <summary>Refused at the field that is wrong.</summary>
    public async Task<Result<ConsultationMade>> Run(ConsultationInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var context = _access.Context;
        if (context.Actor.Id is not { } owner)
            return Access.Denied("consult.answer");
        var asked = await _access.Check(input, ct);
        if (!asked.IsDone)
            return asked.Refusal;
        var id = context.NewId<ConsultationId>();
        var consultation = new Consultation
        {
            Id = id,
            No = await _numbers.Next(_access.Db, "ZX", context.Now, ct),
            OpenedAt = context.Now,
            OwnerId = owner,
            OwnerName = context.Actor.Name,
            Who = asked.Value.Who,
            Channel = asked.Value.Channel,
            Kind = asked.Value.Kind,
            Items = [.. asked.Value.Skus.Select(s => ConsultationItem.Of(id, s))],
        };
        consultation.Write(asked.Value, context.Now);
        _access.Db.Add(consultation);
        context.Record(
            consultation.Subject with
            {
                IsNew = true,
            },
            ("登记咨询", "Consultation opened"),
            after: consultation.Snapshot,
            note: consultation.Note
        );
        await _access.Moved(consultation, ct);
        return new ConsultationMade(id, consultation.No);
    }
}

/// <summary>What was asked, by whom, and about which SKUs is written anew; what it was stays in its history.</summary>
[Needs("consult.answer")]
public sealed class ReviseConsultation
{
    private readonly ConsultationAccess _access;

    internal ReviseConsultation(ConsultationAccess access) => _access = access;

    /// <summary>Refused once it has an outcome, and for somebody else's.</summary>
    public async Task<Result> Run(ConsultationId id, ConsultationInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        var found = await _access.Mine(id, ct);
        if (!found.IsDone)
            return found.Refusal;
        var consultation = found.Value;
        if (consultation.IsOver)
            return ServiceDeskErrors.Over;
        var asked = await _access.Check(input, ct);
        if (!asked.IsDone)
            return asked.Refusal;
        var before = consultation.Snapshot;
        var wanted = asked.Value.Skus.ToDictionary(s => s.Id);
        foreach (var gone in consultation.Items.Where(i => !wanted.ContainsKey(i.Sku)).ToList())
            consultation.Items.Remove(gone);
        foreach (var sku in asked.Value.Skus.Where(s => consultation.Items.All(i => i.Sku != s.Id)))
            consultation.Items.Add(ConsultationItem.Of(id, sku));
        consultation.Write(asked.Value, _access.Context.Now);
        _access.Context.Record(
            consultation.Subject,
            ("补充咨询", "Consultation revised"),
            before,
            consultation.Snapshot
        );
        await _access.Moved(consultation, ct);
        return Result.Done;
    }
}
