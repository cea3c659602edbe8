using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Zhanggui.Migrations;

/// <summary>Everything up to the first release. Until then tools/schema writes its SQL anew from the model.</summary>
[DbContext(typeof(ShopDb)), Migration("20261130000000_Initial")]
public sealed class Initial() : SqlMigration("Initial");
