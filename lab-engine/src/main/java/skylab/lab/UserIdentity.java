package skylab.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import skylab.aws.Identity;

/** Who acted, as CloudTrail writes it (CloudTrail guide, "CloudTrail userIdentity element"). */
final class UserIdentity {
    private UserIdentity() {}

    static JsonNode of(Identity who) {
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        identity.put("type", who.type());
        identity.put("principalId", who.principalId());
        identity.put("arn", who.arn());
        identity.put("accountId", who.account());
        identity.put("accessKeyId", who.accessKeyId());
        if (who.type().equals("IAMUser")) {
            identity.put("userName", who.name());
        }
        if (who.type().equals("AssumedRole")) {
            ObjectNode context = identity.putObject("sessionContext");
            context.putObject("sessionIssuer")
                    .put("type", "Role")
                    .put(
                            "principalId",
                            who.principalId().substring(0, who.principalId().indexOf(':')))
                    .put("arn", "arn:aws:iam::" + who.account() + ":role/" + who.name())
                    .put("accountId", who.account())
                    .put("userName", who.name());
        }
        if (who.since() != null) {
            identity.withObject("/sessionContext")
                    .putObject("attributes")
                    .put("creationDate", who.since().toString())
                    .put("mfaAuthenticated", "false");
        }
        return identity;
    }
}
