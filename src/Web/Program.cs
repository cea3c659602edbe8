using System.Globalization;
using Zhanggui.Web;

// Chinese dates and messages wherever no request says otherwise.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = new CultureInfo("zh-CN");

return await Commands.Run(args);
