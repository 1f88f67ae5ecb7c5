package skylab.aws.iam.principal;

import java.util.List;
import skylab.aws.AccessKeys;
import skylab.aws.Identity;
import skylab.aws.iam.key.UserKeys;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.aws.iam.profile.InstanceProfiles;
import skylab.world.Transaction;

/** Who there is in an account before anybody has made anybody. */
public final class Beginnings {
    /** The role of the learners in a Learner Lab. */
    public static final String LEARNERS = "voclabs";

    private static final String LAB_ROLE = "LabRole";
    private static final String LAB_PROFILE = "LabInstanceProfile";
    private static final String OWNER = "student";
    private static final int LONGEST_SESSION = 43_200;
    private static final int USUAL_SESSION = 3600;

    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String SESSION_MANAGER = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

    /** Services that may act as LabRole (Learner Lab Readme: "this service can assume the LabRole IAM role"). */
    private static final List<String> LAB_SERVICES = List.of(
            "autoscaling.amazonaws.com",
            "cloud9.amazonaws.com",
            "cloudformation.amazonaws.com",
            "ec2.amazonaws.com",
            "ecs-tasks.amazonaws.com",
            "ecs.amazonaws.com",
            "eks.amazonaws.com",
            "events.amazonaws.com",
            "lambda.amazonaws.com",
            "rds.amazonaws.com",
            "ssm.amazonaws.com",
            "states.amazonaws.com");

    private Beginnings() {}

    /** An account of one's own: a user with all rights, whose key signs the calls. */
    public static void ownAccount(Transaction tx, String account) {
        Principal owner = Principals.provide(tx, account, Sort.USER, OWNER, "/", null);
        Principals.put(tx, owner.withAttached(owner.attached().plus(ADMINISTRATOR)));
        String key = AccessKeys.permanent(tx.world().seed(), OWNER);
        UserKeys.provide(tx, account, OWNER, key);
        Identity.become(tx, Identity.user(account, OWNER, owner.id(), key));
    }

    /** An account of a Learner Lab: the learners' role, LabRole, and its instance profile. */
    public static void learnerLab(Transaction tx, String account) {
        Principals.provide(
                tx, account, Sort.ROLE, LEARNERS, "/", new Principal.Role(learners(account), null, LONGEST_SESSION));
        Principal lab = Principals.provide(
                tx, account, Sort.ROLE, LAB_ROLE, "/", new Principal.Role(labTrust(account), null, USUAL_SESSION));
        Principals.put(tx, lab.withAttached(lab.attached().plus(SESSION_MANAGER)));
        InstanceProfiles.provide(tx, account, LAB_PROFILE, LAB_ROLE);
        for (String service : List.of("support", "trustedadvisor")) {
            Principals.provide(
                    tx,
                    account,
                    Sort.ROLE,
                    service.equals("support") ? "AWSServiceRoleForSupport" : "AWSServiceRoleForTrustedAdvisor",
                    "/aws-service-role/" + service + ".amazonaws.com/",
                    new Principal.Role(ServiceTrust.of(service + ".amazonaws.com"), null, USUAL_SESSION));
        }
    }

    // The learners come from the course's platform, by a federation that is not of this account.
    private static String learners(String account) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":"
                + "\"arn:aws:iam::" + account + ":saml-provider/vocareum\"},\"Action\":\"sts:AssumeRoleWithSAML\"}]}";
    }

    private static String labTrust(String account) {
        return ServiceTrust.of(LAB_SERVICES.toArray(String[]::new))
                .replace(
                        "\"Principal\":{",
                        "\"Principal\":{\"AWS\":\"arn:aws:iam::" + account + ":role/" + LAB_ROLE + "\",");
    }
}
