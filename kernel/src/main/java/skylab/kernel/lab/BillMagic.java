package skylab.kernel.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import skylab.billing.Bill;
import skylab.billing.BillText;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CompletingMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Language;
import skylab.lab.Lab;

/** {@code %bill day}: what the account has been charged; {@code %bill forecast 30d}: what it will be. */
final class BillMagic extends LabMagic implements LineMagic, CompletingMagic {
    private static final String FORECAST = "forecast";
    private static final Map<String, BillText.By> WAYS = Map.of(
            "day", BillText.By.DAY,
            "service", BillText.By.SERVICE,
            "resource", BillText.By.RESOURCE,
            "usage", BillText.By.USAGE,
            "region", BillText.By.REGION);

    BillMagic(Supplier<Lab> lab) {
        super("bill", lab);
    }

    @Override
    public Object line(String arguments, KernelContext context) throws UsageException {
        Language language = context.messages().language();
        List<String> words = Arguments.split(arguments);
        boolean isForecast = !words.isEmpty() && words.get(0).equalsIgnoreCase(FORECAST);
        int rest = isForecast ? 2 : 0;
        if (words.size() < rest || words.size() > rest + 1) {
            throw new UsageException(Texts.in(language, "bill.usage"));
        }
        BillText.By by = words.size() == rest
                ? BillText.By.LINE
                : WAYS.get(words.get(rest).toLowerCase(Locale.ROOT));
        if (by == null) {
            throw new UsageException(Texts.in(language, "bill.usage"));
        }
        Bill bill = isForecast ? lab().forecast(words.get(1)) : lab().bill();
        return new BillView(bill, by);
    }

    @Override
    public List<String> complete(List<String> before, String begun) {
        boolean isForecast = !before.isEmpty() && before.get(0).equalsIgnoreCase(FORECAST);
        List<String> ways = WAYS.keySet().stream().sorted().toList();
        if (before.isEmpty()) {
            List<String> all = new ArrayList<>(ways);
            all.add(FORECAST);
            return all;
        }
        return isForecast && before.size() == 1
                ? List.of("30d", "7d", "1d")
                : isForecast && before.size() == 2 ? ways : List.of();
    }
}
