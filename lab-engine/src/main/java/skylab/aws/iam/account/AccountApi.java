package skylab.aws.iam.account;

import skylab.aws.iam.IamApi;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.CreateAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountAliasResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesRequest;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyResponse;

/** The part of IAM that is about the account as a whole. */
public interface AccountApi extends IamApi {
    @Override
    default ListAccountAliasesResponse listAccountAliases(ListAccountAliasesRequest request) {
        return call(request, Account::aliases);
    }

    @Override
    default CreateAccountAliasResponse createAccountAlias(CreateAccountAliasRequest request) {
        return call(request, Account::alias);
    }

    @Override
    default DeleteAccountAliasResponse deleteAccountAlias(DeleteAccountAliasRequest request) {
        return call(request, Account::unalias);
    }

    @Override
    default GetAccountSummaryResponse getAccountSummary(GetAccountSummaryRequest request) {
        return call(request, Account::summary);
    }

    @Override
    default UpdateAccountPasswordPolicyResponse updateAccountPasswordPolicy(
            UpdateAccountPasswordPolicyRequest request) {
        return call(request, PasswordRules::update);
    }

    @Override
    default GetAccountPasswordPolicyResponse getAccountPasswordPolicy(GetAccountPasswordPolicyRequest request) {
        return call(request, PasswordRules::get);
    }

    @Override
    default DeleteAccountPasswordPolicyResponse deleteAccountPasswordPolicy(
            DeleteAccountPasswordPolicyRequest request) {
        return call(request, PasswordRules::delete);
    }
}
