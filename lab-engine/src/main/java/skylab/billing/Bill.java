package skylab.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What an account is charged for a span of time, as a value. Amounts are in USD and not rounded; texts round as AWS's bills do.
 * Bills of neighbouring spans add up.
 */
public final class Bill {
    private final Books books;
    private final Instant from;
    private final Instant to;
    private final Function<String, Optional<String>> names;
    private final List<Line> lines;

    Bill(Books books, Instant from, Instant to) {
        this(books, from, to, id -> Optional.empty());
    }

    private Bill(Books books, Instant from, Instant to, Function<String, Optional<String>> names) {
        this.books = books;
        this.from = from;
        this.to = to;
        this.names = names;
        this.lines = lines(books, books.charges(from, to));
    }

    private record Key(String region, String resource, String usage, String detail) {}

    private static List<Line> lines(Books books, List<Books.Charge> charges) {
        Map<Key, List<Books.Charge>> byKey = new LinkedHashMap<>();
        for (Books.Charge charge : charges) {
            Entry entry = charge.posted().entry();
            Key key = new Key(charge.posted().region(), entry.resource(), entry.usage(), entry.detail());
            byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(charge);
        }
        List<Line> lines = new ArrayList<>();
        byKey.forEach((key, same) -> {
            boolean isPriced = same.stream().allMatch(charge -> charge.amount() != null);
            boolean isAgreed =
                    same.stream().anyMatch(charge -> charge.posted().entry().price() != null);
            lines.add(new Line(
                    key.region(),
                    key.resource(),
                    PriceList.usage(key.usage()),
                    key.usage(),
                    key.detail(),
                    same.stream().map(Books.Charge::quantity).reduce(BigDecimal.ZERO, BigDecimal::add),
                    isAgreed ? Optional.empty() : books.price(same.get(0).posted()),
                    isPriced ? Optional.of(Books.sum(same)) : Optional.empty()));
        });
        lines.sort(Comparator.comparing(Line::service)
                .thenComparing(Line::usageType)
                .thenComparing(Line::resource)
                .thenComparing(Line::detail));
        return List.copyOf(lines);
    }

    /** This bill with names of resources beside their ids. */
    public Bill named(Function<String, Optional<String>> namesOfIds) {
        return new Bill(books, from, to, namesOfIds);
    }

    /** From when. */
    public Instant from() {
        return from;
    }

    /** Until when, exclusive. */
    public Instant to() {
        return to;
    }

    /** Whether it reaches into the future: what is used now is taken to go on. */
    public boolean isForecast() {
        return to.isAfter(books.now());
    }

    /** Its lines, by service, usage type and resource. */
    public List<Line> lines() {
        return lines;
    }

    /** Lines of which no price is known; they are not in any sum. */
    public List<Line> unpriced() {
        return lines.stream().filter(line -> line.amount().isEmpty()).toList();
    }

    /** What all lines cost together, in USD. */
    public BigDecimal total() {
        return lines.stream().flatMap(line -> line.amount().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What one resource costs, in USD. */
    public BigDecimal total(String resource) {
        return byResource().getOrDefault(resource, BigDecimal.ZERO);
    }

    /** Sums by service, as AWS's bills name them. */
    public Map<String, BigDecimal> byService() {
        return by(Line::service);
    }

    /** Sums by the id of the resource. */
    public Map<String, BigDecimal> byResource() {
        return by(Line::resource);
    }

    /** Sums by usage type, as AWS's bills write them. */
    public Map<String, BigDecimal> byUsageType() {
        return by(Line::usageType);
    }

    /** Sums by region. */
    public Map<String, BigDecimal> byRegion() {
        return by(Line::region);
    }

    /** Sums by a property of lines, sorted by it. */
    public Map<String, BigDecimal> by(Function<Line, String> property) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(property.apply(line), line.amount().orElse(BigDecimal.ZERO), BigDecimal::add));
        return sums;
    }

    /** The bills of its days (UTC), the first and the last perhaps in part. */
    public Map<LocalDate, Bill> days() {
        Map<LocalDate, Bill> days = new LinkedHashMap<>();
        for (Instant begin = from; begin.isBefore(to); ) {
            LocalDate day = begin.atOffset(ZoneOffset.UTC).toLocalDate();
            Instant next = begin.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            Instant end = next.isBefore(to) ? next : to;
            days.put(day, new Bill(books, begin, end, names));
            begin = end;
        }
        return days;
    }

    /** Sums by day (UTC). */
    public Map<LocalDate, BigDecimal> byDay() {
        Map<LocalDate, BigDecimal> sums = new LinkedHashMap<>();
        days().forEach((day, bill) -> sums.put(day, bill.total()));
        return sums;
    }

    /** A resource's id, with its name if it has one. */
    String named(String resource) {
        return names.apply(resource).map(name -> resource + " (" + name + ")").orElse(resource);
    }

    /** All of it in words and figures, in a language: Korean, or English for all others. */
    public String text(Locale language) {
        return new BillText(this, language).text(BillText.By.LINE);
    }

    /**
     * All of it in words and figures.
     *
     * @param language a language tag such as {@code ko}
     */
    public String text(String language) {
        return text(Locale.forLanguageTag(language));
    }

    /** All of it in English. */
    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
