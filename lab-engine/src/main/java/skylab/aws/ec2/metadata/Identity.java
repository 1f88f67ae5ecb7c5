package skylab.aws.ec2.metadata;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.iam.profile.InstanceProfile;
import skylab.network.eni.NetworkInterface;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/** Who an instance is, and as whom it may call AWS. */
final class Identity {
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

    /** The instance profile and the credentials of its role. */
    static Map<String, String> profile(Transaction tx, Scope scope, Instance instance) {
        Map<String, String> all = new LinkedHashMap<>();
        Optional<RoleCredentials> credentials = RoleCredentials.now(tx.world(), scope.account(), instance);
        Map<String, String> info = new LinkedHashMap<>();
        info.put("Code", "Success");
        info.put(
                "LastUpdated",
                seconds(credentials
                        .map(one -> one.identity().since())
                        .orElse(instance.state().started())));
        info.put("InstanceProfileArn", instance.launch().profile());
        info.put("InstanceProfileId", InstanceProfile.id(instance.launch().profile()));
        all.put("iam/info", json(info));
        credentials.ifPresent(
                one -> all.put("iam/security-credentials/" + one.identity().name(), json(tx.world(), one)));
        return all;
    }

    private static String json(World world, RoleCredentials credentials) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("Code", "Success");
        members.put("LastUpdated", seconds(credentials.identity().since()));
        members.put("Type", "AWS-HMAC");
        members.put("AccessKeyId", credentials.identity().accessKeyId());
        members.put("SecretAccessKey", credentials.identity().secret(world));
        members.put("Token", credentials.identity().token(world).orElseThrow());
        members.put("Expiration", seconds(credentials.until()));
        return json(members);
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
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
