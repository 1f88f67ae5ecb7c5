package skylab.aws.ec2.metadata;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.iam.profile.InstanceProfile;
import skylab.aws.iam.profile.InstanceProfiles;
import skylab.network.eni.NetworkInterface;
import skylab.world.Scope;
import skylab.world.Transaction;

/** Who an instance is, and as whom it may call AWS. */
final class Identity {
    private static final Duration ROTATION = Duration.ofHours(6);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Identity() {}

    /** The instance identity document. */
    static String document(Scope scope, Instance instance, NetworkInterface eni) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("accountId", scope.account());
        members.put("architecture", instance.launch().architecture());
        members.put("availabilityZone", instance.launch().zone());
        members.put("billingProducts", null);
        members.put("devpayProductCodes", null);
        members.put("marketplaceProductCodes", null);
        members.put("imageId", instance.launch().image());
        members.put("instanceId", instance.id());
        members.put("instanceType", instance.type());
        members.put("kernelId", null);
        members.put("pendingTime", seconds(instance.state().started()));
        members.put("privateIp", eni.privateAddress());
        members.put("ramdiskId", null);
        members.put("region", scope.region());
        members.put("version", "2017-09-30");
        return json(members);
    }

    /** What the service says of its own credentials. */
    static String info(Scope scope, Instance instance) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("Code", "Success");
        members.put("LastUpdated", seconds(instance.state().started()));
        members.put("AccountId", scope.account());
        return json(members);
    }

    /** The instance profile and the credentials of its role, which are new every six hours. */
    static Map<String, String> profile(Transaction tx, Scope scope, Instance instance) {
        Map<String, String> all = new LinkedHashMap<>();
        long period = tx.now().getEpochSecond() / ROTATION.toSeconds();
        Instant issued = Instant.ofEpochSecond(period * ROTATION.toSeconds());
        SplittableRandom random = tx.world().seed().stream("role credentials of " + instance.id(), period);
        Map<String, String> info = new LinkedHashMap<>();
        info.put("Code", "Success");
        info.put("LastUpdated", seconds(issued));
        info.put("InstanceProfileArn", instance.launch().profile());
        info.put("InstanceProfileId", InstanceProfile.id(instance.launch().profile()));
        all.put("iam/info", json(info));
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("Code", "Success");
        credentials.put("LastUpdated", seconds(issued));
        credentials.put("Type", "AWS-HMAC");
        credentials.put("AccessKeyId", "ASIA" + text(random, 16));
        credentials.put("SecretAccessKey", text(random, 40).toLowerCase(Locale.ROOT));
        credentials.put("Token", text(random, 128));
        credentials.put("Expiration", seconds(issued.plus(ROTATION).plus(Duration.ofMinutes(30))));
        InstanceProfiles.at(tx.world(), scope.account(), instance.launch().profile())
                .map(InstanceProfile::role)
                .ifPresent(role -> all.put("iam/security-credentials/" + role, json(credentials)));
        return all;
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static String json(Map<String, String> members) {
        StringBuilder text = new StringBuilder("{\n");
        members.forEach((name, value) -> text.append(text.length() == 2 ? "" : ",\n")
                .append("  \"")
                .append(name)
                .append("\" : ")
                .append(value == null ? "null" : "\"" + value + "\""));
        return text.append("\n}").toString();
    }
}
