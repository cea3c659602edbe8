global using Zhanggui.Catalog;
global using Zhanggui.Inventory;
global using Zhanggui.Work;
