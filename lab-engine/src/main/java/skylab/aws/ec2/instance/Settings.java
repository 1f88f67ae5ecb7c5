package skylab.aws.ec2.instance;

/**
 * What may be changed of an instance.
 *
 * @param detailedMonitoring whether metrics come every minute
 * @param terminationProtected whether the API may not terminate it
 * @param stopProtected whether the API may not stop it
 * @param shutdownBehavior {@code stop} or {@code terminate}: what a shutdown from inside means
 * @param ebsOptimized as asked for
 * @param enaSupport whether enhanced networking with ENA is enabled
 * @param userData in base64, or null
 * @param metadata how its metadata service answers
 * @param placement where on the hosts it runs
 * @param options what few ever change
 */
public record Settings(
        boolean detailedMonitoring,
        boolean terminationProtected,
        boolean stopProtected,
        String shutdownBehavior,
        boolean ebsOptimized,
        boolean enaSupport,
        String userData,
        MetadataOptions metadata,
        Placement placement,
        Options options) {

    /**
     * How the metadata service answers (EC2 guide, "Configure the Instance Metadata Service options").
     *
     * @param endpoint whether it answers at all
     * @param tokensRequired whether only IMDSv2 is answered
     * @param hops how far the answer to a token request goes, 1 to 64
     * @param ipv6 whether it answers on IPv6 too
     * @param tags whether it tells the instance's tags
     */
    public record MetadataOptions(boolean endpoint, boolean tokensRequired, int hops, boolean ipv6, boolean tags) {
        /** For everybody on the instance, without tokens. */
        static final MetadataOptions OPEN = new MetadataOptions(true, false, 1, false, false);

        /** With tokens, and a hop more for containers. */
        static final MetadataOptions TOKENS = new MetadataOptions(true, true, 2, false, false);
    }

    /**
     * Where on the hosts it runs.
     *
     * @param tenancy {@code default} or {@code dedicated}
     * @param group the placement group's name; empty for none
     * @param partition the number of the partition in the group, or null
     */
    public record Placement(String tenancy, String group, Integer partition) {
        /** Anywhere. */
        public static final Placement ANYWHERE = new Placement("default", "", null);
    }

    /**
     * What few ever change; null where the type's or AWS's default holds.
     *
     * @param cpuCredits {@code standard} or {@code unlimited}
     * @param cores how many
     * @param threads how many a core
     * @param autoRecovery {@code default} or {@code disabled}
     * @param rebootMigration {@code default} or {@code disabled}
     */
    public record Options(
            String cpuCredits, Integer cores, Integer threads, String autoRecovery, String rebootMigration) {
        /** Defaults everywhere. */
        public static final Options DEFAULT = new Options(null, null, null, null, null);

        /** These with other CPU credits. */
        public Options withCredits(String credits) {
            return new Options(credits, cores, threads, autoRecovery, rebootMigration);
        }

        /** These with other cores and threads. */
        public Options withCpu(Integer count, Integer each) {
            return new Options(cpuCredits, count, each, autoRecovery, rebootMigration);
        }

        /** These with other maintenance. */
        public Options withMaintenance(String recovery, String migration) {
            return new Options(cpuCredits, cores, threads, recovery, migration);
        }
    }

    /** These with or without detailed monitoring. */
    public Settings withMonitoring(boolean detailed) {
        return new Settings(
                detailed,
                terminationProtected,
                stopProtected,
                shutdownBehavior,
                ebsOptimized,
                enaSupport,
                userData,
                metadata,
                placement,
                options);
    }

    /** These with other protections and another meaning of a shutdown from inside. */
    public Settings withProtection(boolean fromTermination, boolean fromStop, String onShutdown) {
        return new Settings(
                detailedMonitoring,
                fromTermination,
                fromStop,
                onShutdown,
                ebsOptimized,
                enaSupport,
                userData,
                metadata,
                placement,
                options);
    }

    /** These with other hardware features. */
    public Settings withHardware(boolean ebs, boolean ena) {
        return new Settings(
                detailedMonitoring,
                terminationProtected,
                stopProtected,
                shutdownBehavior,
                ebs,
                ena,
                userData,
                metadata,
                placement,
                options);
    }

    /** These with other user data. */
    public Settings withUserData(String encoded) {
        return new Settings(
                detailedMonitoring,
                terminationProtected,
                stopProtected,
                shutdownBehavior,
                ebsOptimized,
                enaSupport,
                encoded,
                metadata,
                placement,
                options);
    }

    /** These with another metadata service. */
    public Settings with(MetadataOptions changed) {
        return new Settings(
                detailedMonitoring,
                terminationProtected,
                stopProtected,
                shutdownBehavior,
                ebsOptimized,
                enaSupport,
                userData,
                changed,
                placement,
                options);
    }

    /** These in another place. */
    public Settings with(Placement changed) {
        return new Settings(
                detailedMonitoring,
                terminationProtected,
                stopProtected,
                shutdownBehavior,
                ebsOptimized,
                enaSupport,
                userData,
                metadata,
                changed,
                options);
    }

    /** These with other options. */
    public Settings with(Options changed) {
        return new Settings(
                detailedMonitoring,
                terminationProtected,
                stopProtected,
                shutdownBehavior,
                ebsOptimized,
                enaSupport,
                userData,
                metadata,
                placement,
                changed);
    }
}
