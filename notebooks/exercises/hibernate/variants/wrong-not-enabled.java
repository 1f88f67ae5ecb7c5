// fails: after61DaysItIsNotResumed hibernationIsEnabled itSurvivesOnceMore theProcessHasSurvived theProofIsRight
// %% hibernate-launch
-                .hibernationOptions(h -> h.configured(true))
