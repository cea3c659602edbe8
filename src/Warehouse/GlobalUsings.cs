global using Zhanggui.Catalog;
global using Zhanggui.Customers;
global using Zhanggui.Fulfilment;
global using Zhanggui.Inventory;
global using Zhanggui.Ordering;
global using Zhanggui.Organization;
global using Zhanggui.Shipping;
global using Zhanggui.Work;
