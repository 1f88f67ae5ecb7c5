package skylab.aws.iam.account;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.world.Kind;
import software.amazon.awssdk.services.iam.model.DeleteAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyResponse;

/** What the account demands of passwords for the console (IAM API reference, "UpdateAccountPasswordPolicy"). */
final class PasswordRules {
    private static final Kind<UpdateAccountPasswordPolicyRequest> RULES = new Kind<>("iam-password-policy", "");
    private static final int USUAL_LENGTH = 6;
    private static final int LONGEST = 128;
    private static final int MOST_DAYS = 1095;
    private static final int MOST_REUSE = 24;

    private PasswordRules() {}

    static UpdateAccountPasswordPolicyResponse update(Call call, UpdateAccountPasswordPolicyRequest request) {
        check(request.minimumPasswordLength(), "minimumPasswordLength", USUAL_LENGTH, LONGEST);
        check(request.maxPasswordAge(), "maxPasswordAge", 1, MOST_DAYS);
        check(request.passwordReusePrevention(), "passwordReusePrevention", 1, MOST_REUSE);
        String account = call.scope().account();
        call.tx().put(Identity.global(account), RULES, account, request);
        return UpdateAccountPasswordPolicyResponse.builder().build();
    }

    private static void check(Integer value, String name, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new AwsError(
                    "ValidationError",
                    "1 validation error detected: Value '" + value + "' at '" + name
                            + "' failed to satisfy constraint: Member must have value "
                            + (value < least ? "greater than or equal to " + least : "less than or equal to " + most));
        }
    }

    static GetAccountPasswordPolicyResponse get(Call call, GetAccountPasswordPolicyRequest request) {
        return GetAccountPasswordPolicyResponse.builder()
                .passwordPolicy(shape(required(call)))
                .build();
    }

    static DeleteAccountPasswordPolicyResponse delete(Call call, DeleteAccountPasswordPolicyRequest request) {
        required(call);
        String account = call.scope().account();
        call.tx().remove(Identity.global(account), RULES, account);
        return DeleteAccountPasswordPolicyResponse.builder().build();
    }

    private static UpdateAccountPasswordPolicyRequest required(Call call) {
        String account = call.scope().account();
        return call.tx()
                .find(Identity.global(account), RULES, account)
                .orElseThrow(() -> new AwsError(
                        "NoSuchEntity", "The Password Policy with domain name " + account + " cannot be found."));
    }

    private static PasswordPolicy shape(UpdateAccountPasswordPolicyRequest rules) {
        return PasswordPolicy.builder()
                .minimumPasswordLength(
                        rules.minimumPasswordLength() == null ? USUAL_LENGTH : rules.minimumPasswordLength())
                .requireSymbols(Boolean.TRUE.equals(rules.requireSymbols()))
                .requireNumbers(Boolean.TRUE.equals(rules.requireNumbers()))
                .requireUppercaseCharacters(Boolean.TRUE.equals(rules.requireUppercaseCharacters()))
                .requireLowercaseCharacters(Boolean.TRUE.equals(rules.requireLowercaseCharacters()))
                .allowUsersToChangePassword(Boolean.TRUE.equals(rules.allowUsersToChangePassword()))
                .expirePasswords(rules.maxPasswordAge() != null)
                .maxPasswordAge(rules.maxPasswordAge())
                .passwordReusePrevention(rules.passwordReusePrevention())
                .hardExpiry(rules.hardExpiry())
                .build();
    }
}
