package skylab.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bill as tables and sentences, in one language. */
public final class BillText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int CENTS = 2;
    private static final int FINE = 4;
    private static final int QUANTITY_DIGITS = 3;

    /** By what the rows of a table are made. */
    public enum By {
        /** One row for each line of the bill. */
        LINE,
        /** Sums by service. */
        SERVICE,
        /** Sums by resource. */
        RESOURCE,
        /** Sums by usage type. */
        USAGE,
        /** Sums by region. */
        REGION,
        /** Sums by day. */
        DAY
    }

    /**
     * A table.
     *
     * @param headings of its columns
     * @param words how many columns come before those of figures
     * @param rows cells of as many columns
     */
    public record Table(List<String> headings, int words, List<List<String>> rows) {}

    private final Bill bill;
    private final ResourceBundle bundle;

    /** The texts of a bill in a language: Korean for Korean, English for all others. */
    public BillText(Bill bill, Locale language) {
        this.bill = bill;
        this.bundle = ResourceBundle.getBundle(
                "skylab.billing.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    /** What it is, of when, and how much in all. */
    public String title() {
        return say(
                bill.isForecast() ? "title.forecast" : "title.bill",
                MINUTE.format(bill.from()),
                MINUTE.format(bill.to()),
                money(bill.total()));
    }

    /** What has to be known to read it: what has no price, where prices are from. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        bill.unpriced().stream()
                .map(line -> line.usageType() + (line.detail().isEmpty() ? "" : " (" + line.detail() + ")"))
                .distinct()
                .forEach(usage -> notes.add(say("note.unpriced", usage)));
        if (bill.lines().stream().flatMap(line -> line.price().stream()).anyMatch(Price::isAdded)) {
            notes.add(say("note.added"));
        }
        Map<String, String> sources = bill.lines().stream()
                .flatMap(line -> line.price().stream())
                .filter(price -> !price.isAdded())
                .collect(Collectors.toMap(
                        Price::source, price -> price.date().toString(), (one, other) -> one, TreeMap::new));
        if (!sources.isEmpty()) {
            notes.add(say(
                    "note.sources",
                    sources.entrySet().stream()
                            .map(source -> source.getKey() + ", " + source.getValue())
                            .collect(Collectors.joining("; "))));
        }
        if (bill.isForecast()) {
            notes.add(say("note.forecast"));
        }
        return notes;
    }

    /** Its rows, the dearest first; days in their order. */
    public Table table(By by) {
        return switch (by) {
            case LINE -> lines();
            case SERVICE -> sums("column.service", bill.byService());
            case RESOURCE -> sums("column.resource", named(bill.byResource()));
            case USAGE -> sums("column.usage", bill.byUsageType());
            case REGION -> sums("column.region", bill.byRegion());
            case DAY ->
                new Table(
                        List.of(say("column.day"), say("column.amount")),
                        1,
                        bill.byDay().entrySet().stream()
                                .map(day -> List.of(day.getKey().toString(), money(day.getValue())))
                                .toList());
        };
    }

    private Table lines() {
        return new Table(
                Stream.of("resource", "rule", "usage", "quantity", "price", "amount")
                        .map(column -> say("column." + column))
                        .toList(),
                3,
                bill.lines().stream()
                        .map(line -> List.of(
                                bill.named(line.resource()),
                                rule(line),
                                line.usageType(),
                                quantity(line.quantity()) + " " + line.unit(),
                                price(line),
                                line.amount()
                                        .map(amount -> rounded(amount, BigDecimal.ONE))
                                        .orElseGet(() -> say("amount.unknown"))))
                        .toList());
    }

    private Map<String, BigDecimal> named(Map<String, BigDecimal> byResource) {
        return byResource.entrySet().stream()
                .collect(Collectors.toMap(sum -> bill.named(sum.getKey()), Map.Entry::getValue));
    }

    private Table sums(String column, Map<String, BigDecimal> sums) {
        return new Table(
                List.of(say(column), say("column.amount")),
                1,
                sums.entrySet().stream()
                        .sorted(Map.Entry.<String, BigDecimal>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(sum -> List.of(sum.getKey(), money(sum.getValue())))
                        .toList());
    }

    /** Why a line is charged, as a sentence. */
    public String rule(Line line) {
        String name = line.usage().name();
        int star = name.indexOf('*');
        String rest = star < 0 ? "" : line.type().substring(star);
        String rule = say("rule." + name.replaceAll("[^A-Za-z0-9]+", "-"), rest);
        return line.detail().isEmpty() ? rule : rule + ", " + line.detail();
    }

    private String price(Line line) {
        Optional<Tariff> tariff = line.price().map(Price::tariff);
        if (tariff.isPresent() && tariff.get().steps().size() == 1) {
            return dollars(tariff.get().steps().get(0).price());
        }
        if (tariff.isPresent()) {
            return tariff.get().steps().stream()
                    .limit(2)
                    .map(step -> step.upTo() == null
                            ? dollars(step.price())
                            : say(
                                    "price.step",
                                    dollars(step.price()),
                                    step.upTo().toPlainString()))
                    .collect(Collectors.joining(", "));
        }
        return line.amount()
                .map(amount -> dollars(amount.divide(line.quantity(), FINE, RoundingMode.HALF_UP)))
                .orElseGet(() -> say("price.unknown"));
    }

    /** All of it, with one of its tables. */
    public String text(By by) {
        List<String> text = new ArrayList<>();
        text.add(title());
        Table table = table(by);
        if (!table.rows().isEmpty()) {
            text.add("");
            List<List<String>> rows = new ArrayList<>();
            rows.add(table.headings());
            rows.addAll(table.rows());
            int[] widths = new int[table.headings().size()];
            rows.forEach(row -> {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], width(row.get(i)));
                }
            });
            rows.forEach(row -> text.add(line(row, widths, table.words())));
        }
        notes().forEach(note -> text.add("\n" + note));
        return String.join("\n", text);
    }

    private static String line(List<String> row, int[] widths, int words) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - width(row.get(i)));
            // Figures stand at the right.
            line.append(i >= words ? space + row.get(i) : row.get(i) + space).append("  ");
        }
        return line.toString().stripTrailing();
    }

    /** Columns of a terminal: Korean syllables take two. */
    private static int width(String text) {
        return text.codePoints().map(point -> point >= 0x1100 ? 2 : 1).sum();
    }

    /** A sum as bills show it: in cents; what is less than a cent in more digits. */
    public static String money(BigDecimal sum) {
        return rounded(sum, CENT);
    }

    private static String rounded(BigDecimal amount, BigDecimal least) {
        boolean isSmall = amount.signum() != 0 && amount.abs().compareTo(least) < 0;
        return "$"
                + amount.setScale(isSmall ? FINE : CENTS, RoundingMode.HALF_UP).toPlainString();
    }

    private static String dollars(BigDecimal price) {
        BigDecimal plain = price.stripTrailingZeros();
        return "$" + (plain.scale() < CENTS ? plain.setScale(CENTS, RoundingMode.UNNECESSARY) : plain).toPlainString();
    }

    private static String quantity(BigDecimal quantity) {
        return quantity.setScale(QUANTITY_DIGITS, RoundingMode.HALF_UP).toPlainString();
    }

    private String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
    }
}
