package skylab.aws.iam.account;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.iam.Names;
import skylab.aws.iam.policy.Policies;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.aws.iam.principal.Principals;
import skylab.aws.iam.profile.InstanceProfiles;
import skylab.world.Kind;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;

/** Operations on the account as a whole. */
final class Account {
    /** The one alias, under the account's number. */
    private static final Kind<String> ALIASES = new Kind<>("iam-account-alias", "");

    private static final Pattern ALIAS = Pattern.compile("[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]");

    /** How much there may be of everything (IAM guide, "IAM and AWS STS quotas"). */
    private static final Map<String, Integer> QUOTAS = Map.ofEntries(
            Map.entry("UsersQuota", 5000),
            Map.entry("GroupsQuota", 300),
            Map.entry("RolesQuota", 1000),
            Map.entry("PoliciesQuota", 1500),
            Map.entry("InstanceProfilesQuota", 1000),
            Map.entry("AccessKeysPerUserQuota", 2),
            Map.entry("GroupsPerUserQuota", 10),
            Map.entry("AttachedPoliciesPerUserQuota", 10),
            Map.entry("AttachedPoliciesPerGroupQuota", 10),
            Map.entry("AttachedPoliciesPerRoleQuota", 10),
            Map.entry("VersionsPerPolicyQuota", 5),
            Map.entry("PolicySizeQuota", 6144),
            Map.entry("AccountMFAEnabled", 0),
            Map.entry("AccountAccessKeysPresent", 0));

    private Account() {}

    static ListAccountAliasesResponse aliases(Call call, ListAccountAliasesRequest request) {
        return ListAccountAliasesResponse.builder()
                .accountAliases(alias(call).stream().toList())
                .isTruncated(false)
                .build();
    }

    static CreateAccountAliasResponse alias(Call call, CreateAccountAliasRequest request) {
        String alias = Names.require(request.accountAlias(), "accountAlias");
        if (!ALIAS.matcher(alias).matches()) {
            throw new AwsError(
                    "ValidationError",
                    "1 validation error detected: Value '" + alias + "' at 'accountAlias' failed to satisfy constraint:"
                            + " Member must satisfy regular expression pattern:"
                            + " ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$");
        }
        String account = call.scope().account();
        call.tx().put(Identity.global(account), ALIASES, account, alias);
        return CreateAccountAliasResponse.builder().build();
    }

    static DeleteAccountAliasResponse unalias(Call call, DeleteAccountAliasRequest request) {
        String alias = Names.require(request.accountAlias(), "accountAlias");
        if (alias(call).filter(alias::equals).isEmpty()) {
            throw new AwsError("NoSuchEntity", "The Account Alias " + alias + " cannot be found.");
        }
        String account = call.scope().account();
        call.tx().remove(Identity.global(account), ALIASES, account);
        return DeleteAccountAliasResponse.builder().build();
    }

    static GetAccountSummaryResponse summary(Call call, GetAccountSummaryRequest request) {
        Map<String, Integer> summary = new TreeMap<>(QUOTAS);
        summary.put("Users", Principals.under(call, Sort.USER, null).size());
        summary.put("Groups", Principals.under(call, Sort.GROUP, null).size());
        summary.put("Roles", Principals.under(call, Sort.ROLE, null).size());
        summary.put("Policies", Policies.own(call));
        summary.put("InstanceProfiles", InstanceProfiles.all(call).size());
        return GetAccountSummaryResponse.builder()
                .summaryMapWithStrings(summary)
                .build();
    }

    private static Optional<String> alias(Call call) {
        String account = call.scope().account();
        return call.tx().find(Identity.global(account), ALIASES, account);
    }
}
