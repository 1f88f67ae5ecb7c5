package skylab.billing;

import java.time.LocalDate;

/**
 * A price, and where it is from.
 *
 * @param tariff what a unit costs
 * @param source in words
 * @param date of the source
 */
public record Price(Tariff tariff, String source, LocalDate date) {}
