package skylab.lab.addition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKind.Disks;
import skylab.aws.ec2.type.InstanceKind.Ebs;
import skylab.aws.ec2.type.InstanceKind.Network;
import skylab.aws.ec2.type.InstanceKinds;

/** The instance types of a document: what it does not say of one is as in a type of the catalogue that it is like. */
final class AddedTypes {
    private static final String USUAL_MODEL = "m5.large";
    private static final String USUAL_ARM_MODEL = "m6g.large";
    private static final int MOST_MIB = 32 * 1024 * 1024;
    private static final int MOST_VCPUS = 1024;
    private static final int MOST_GIGABYTES = 1_000_000;
    private static final int MOST_DISKS = 24;
    private static final BigDecimal MOST_RATE = BigDecimal.valueOf(10_000_000);
    private static final int MOST_INTERFACES = 128;
    private static final int MOST_ATTACHMENTS = 128;
    private static final int MOST_GPUS = 16;

    private static final Set<String> MEMBERS = Field.names(
            "name",
            "like",
            "architecture",
            "hypervisor",
            "manufacturer",
            "clockGHz",
            "vCpus",
            "threadsPerCore",
            "memoryMiB",
            "creditsPerHour",
            "hibernation",
            "currentGeneration",
            "freeTier",
            "storeDisks",
            "ebs",
            "network",
            "gpus");
    private static final Set<String> DISK_MEMBERS = Field.names("count", "sizeGB", "type");
    private static final Set<String> EBS_MEMBERS =
            Field.names("baseMbps", "baseIops", "baseMBps", "maxMbps", "maxIops", "maxMBps", "attachments");
    private static final Set<String> NETWORK_MEMBERS =
            Field.names("performance", "baseGbps", "peakGbps", "interfaces", "ipv4Addresses", "ipv6Addresses");
    private static final Set<String> ARCHITECTURES = Field.names("x86_64", "arm64");
    private static final Set<String> HYPERVISORS = Field.names("nitro", "xen");
    private static final Set<String> DISK_TYPES = Field.names("ssd", "hdd");
    private static final Set<String> GPU_MEMBERS = Field.names("count", "name");

    private AddedTypes() {}

    static List<InstanceKind> of(Field array) {
        return array.objects(MEMBERS, AddedTypes::kind, "name", InstanceKind::name, "type");
    }

    private static InstanceKind kind(Field field) {
        String name = name(field.required("name", "the type's name, such as \"x9.large\""));
        InstanceKind model = model(field);
        String hypervisor = hypervisor(field, model);
        boolean nitro = !hypervisor.equals("xen");
        int threads =
                field.member("threadsPerCore").map(one -> one.integer(1, 2)).orElse(model.threadsPerCore());
        Double credits = number(field, "creditsPerHour", model.creditsPerHour());
        boolean earns = credits != null && credits > 0;
        Optional<Field> gpus = field.member("gpus").map(one -> one.object(GPU_MEMBERS));
        return new InstanceKind(
                name,
                flag(field, "currentGeneration", model.currentGeneration()),
                flag(field, "freeTier", model.freeTier()),
                model.bareMetal(),
                hypervisor,
                model.architectures(),
                text(field, "manufacturer", model.manufacturer()),
                number(field, "clockGHz", model.clockGhz()),
                cores(field, model, threads),
                threads,
                integer(field, "memoryMiB", 512, MOST_MIB, model.memoryMib()),
                earns,
                earns ? credits : null,
                flag(field, "hibernation", model.hibernation()),
                List.of("ebs"),
                field.member("storeDisks")
                        .map(one -> disks(one.object(DISK_MEMBERS), nitro))
                        .orElse(model.disks()),
                ebs(field, model.ebs(), nitro),
                network(field, model.network(), nitro),
                gpus.map(one -> one.required("count", "how many GPUs there are").integer(1, MOST_GPUS))
                        .orElse(model.gpus()),
                gpus.map(one -> one.required("name", "the GPU's name").text(".{1,60}", "1 to 60 characters"))
                        .orElse(model.gpuName()));
    }

    private static String name(Field field) {
        String name = field.text(
                "[a-z][a-z0-9-]{0,30}\\.[a-z0-9-]{1,30}",
                "a family and a size with a dot between them, such as \"x9.large\"");
        if (InstanceKinds.find(name).isPresent()) {
            throw field.wrong("is \"" + name + "\"; that is a type which every lab has, choose another name");
        }
        return name;
    }

    private static InstanceKind model(Field field) {
        Optional<String> architecture = field.member("architecture").map(one -> one.oneOf(ARCHITECTURES));
        Optional<Field> like = field.member("like");
        String name = like.map(one -> one.text(".+", "an instance type's name"))
                .orElse(architecture.equals(Optional.of("arm64")) ? USUAL_ARM_MODEL : USUAL_MODEL);
        InstanceKind model = InstanceKinds.find(name).orElseThrow(() -> like.orElseThrow()
                .wrong("is \"" + name + "\"; it must be an instance type of AWS's, such as \"m5.large\""));
        architecture.filter(one -> !model.architectures().contains(one)).ifPresent(one -> {
            throw field.required("architecture", "")
                    .wrong("is \"" + one + "\"; " + name + ", which the type is like, has "
                            + String.join(", ", model.architectures()));
        });
        return model;
    }

    private static String hypervisor(Field field, InstanceKind model) {
        return field.member("hypervisor")
                .map(one -> {
                    if (model.bareMetal()) {
                        throw one.wrong("must be left out; " + model.name() + ", which the type is like, has none");
                    }
                    return one.oneOf(HYPERVISORS);
                })
                .orElse(model.hypervisor());
    }

    private static int cores(Field field, InstanceKind model, int threads) {
        Optional<Field> vcpus = field.member("vCpus");
        int number = vcpus.map(one -> one.integer(1, MOST_VCPUS)).orElse(model.vcpus());
        if (number % threads != 0) {
            throw vcpus.orElse(field)
                    .wrong("is " + number
                            + "; with two threads a core it must be even, else say \"threadsPerCore\": 1");
        }
        return number / threads;
    }

    private static Disks disks(Field field, boolean nitro) {
        int count = field.required("count", "how many disks there are").integer(0, MOST_DISKS);
        if (count == 0) {
            return new Disks(0, 0, "", "");
        }
        return new Disks(
                count,
                field.required("sizeGB", "the size of each in GB").integer(1, MOST_GIGABYTES),
                field.member("type").map(one -> one.oneOf(DISK_TYPES)).orElse("ssd"),
                nitro ? "required" : "unsupported");
    }

    private static Ebs ebs(Field whole, Ebs model, boolean nitro) {
        String nvme = nitro ? "required" : "unsupported";
        Optional<Field> asked = whole.member("ebs").map(one -> one.object(EBS_MEMBERS));
        if (asked.isEmpty()) {
            return new Ebs(
                    model.optimized(),
                    nvme,
                    model.baseMbps(),
                    model.baseIops(),
                    model.baseMib(),
                    model.maxMbps(),
                    model.maxIops(),
                    model.maxMib(),
                    model.attachments());
        }
        Field field = asked.get();
        // Of the oldest types AWS gives no figures.
        Ebs known = model.baseMbps() == null
                ? InstanceKinds.find(USUAL_MODEL).orElseThrow().ebs()
                : model;
        Double mbps = number(field, "baseMbps", known.baseMbps());
        Double iops = number(field, "baseIops", known.baseIops());
        Double throughput = number(field, "baseMBps", known.baseMib());
        return new Ebs(
                "default",
                nvme,
                mbps,
                iops,
                throughput,
                most(field, "maxMbps", mbps, known.maxMbps()),
                most(field, "maxIops", iops, known.maxIops()),
                most(field, "maxMBps", throughput, known.maxMib()),
                integer(field, "attachments", 1, MOST_ATTACHMENTS, known.attachments()));
    }

    private static Network network(Field whole, Network model, boolean nitro) {
        String ena = nitro ? "required" : "unsupported";
        Optional<Field> asked = whole.member("network").map(one -> one.object(NETWORK_MEMBERS));
        if (asked.isEmpty()) {
            return new Network(
                    model.performance(),
                    model.baseGbps(),
                    model.peakGbps(),
                    model.interfaces(),
                    model.addresses(),
                    model.addresses6(),
                    ena);
        }
        Field field = asked.get();
        Double base = number(field, "baseGbps", model.baseGbps());
        return new Network(
                text(field, "performance", model.performance()),
                base,
                most(field, "peakGbps", base, model.peakGbps()),
                integer(field, "interfaces", 1, MOST_INTERFACES, model.interfaces()),
                integer(field, "ipv4Addresses", 1, MOST_INTERFACES, model.addresses()),
                integer(field, "ipv6Addresses", 0, MOST_INTERFACES, model.addresses6()),
                ena);
    }

    /** A peak: not below the base, and if nothing is said of it the model's, or the base if that is higher. */
    private static Double most(Field field, String name, Double base, Double model) {
        Double most = number(field, name, base == null || model != null && model > base ? model : base);
        if (base != null && most < base) {
            throw field.required(name, "")
                    .wrong("is " + plain(most) + "; it must not be below the base, " + plain(base));
        }
        return most;
    }

    private static String plain(Double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static Double number(Field field, String name, Double otherwise) {
        return field.member(name)
                .map(one -> one.number(BigDecimal.ZERO, MOST_RATE).doubleValue())
                .orElse(otherwise);
    }

    private static int integer(Field field, String name, int least, int most, int otherwise) {
        return field.member(name).map(one -> one.integer(least, most)).orElse(otherwise);
    }

    private static String text(Field field, String name, String otherwise) {
        return field.member(name)
                .map(one -> one.text(".{1,60}", "1 to 60 characters"))
                .orElse(otherwise);
    }

    private static boolean flag(Field field, String name, boolean otherwise) {
        return field.member(name).map(Field::flag).orElse(otherwise);
    }
}
