package skylab.telemetry;

/**
 * How fast a small machine reaches its EBS volumes: at its best for half an hour a day at least, else at its baseline
 * (EC2 guide, "EBS-optimized instance types").
 *
 * @param baseIops operations per second at all times
 * @param mostIops operations per second at best, more than the baseline
 * @param baseBytes bytes per second at all times
 * @param mostBytes bytes per second at best, more than the baseline
 */
public record DiskBurst(double baseIops, double mostIops, double baseBytes, double mostBytes) {}
