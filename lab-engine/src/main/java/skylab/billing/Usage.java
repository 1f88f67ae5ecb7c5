package skylab.billing;

/**
 * What is billed under a usage type.
 *
 * @param name the usage type as the data file has it: {@code BoxUsage:*} for all that begin so
 * @param service the service as AWS's bills name it
 * @param unit as AWS's bills name it, e.g. {@code GB-Mo}
 * @param measured how
 * @param pool which usages of all regions count together for the steps of a price; empty if each counts alone
 */
public record Usage(String name, String service, String unit, Measured measured, String pool) {}
