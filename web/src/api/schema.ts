/** Made by `npm run api:types` from the program's OpenAPI document. Never edited by hand. */

export interface paths {
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Accounts_list"];
        put?: never;
        post: operations["Accounts_connect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Accounts_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Accounts_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Agents_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertEndpoints_told"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AlertEndpoints_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertEndpoints_list"];
        put?: never;
        post: operations["AlertEndpoints_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["AlertEndpoints_remove"];
        options?: never;
        head?: never;
        patch: operations["AlertEndpoints_change"];
        trace?: never;
    };
    "/api/alert-endpoints/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AlertEndpoints_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["AlertEndpoints_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-lab": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertLab_history"];
        put?: never;
        post: operations["AlertLab_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-lab/sensitivity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["AlertLab_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["AlertRules_list"];
        put?: never;
        post: operations["AlertRules_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alert-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["AlertRules_remove"];
        options?: never;
        head?: never;
        patch: operations["AlertRules_change"];
        trace?: never;
    };
    "/api/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Alerts_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Alerts_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts_mark"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Alerts_snooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Assistant_read"];
        put: operations["Assistant_save"];
        post?: never;
        delete: operations["Assistant_forget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assistant/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Assistant_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Audit_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Brands_list"];
        put?: never;
        post: operations["Brands_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Brands_remove"];
        options?: never;
        head?: never;
        patch: operations["Brands_change"];
        trace?: never;
    };
    "/api/brands/{id}/check-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CheckSettings_read"];
        put: operations["CheckSettings_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/check-settings/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CheckSettings_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/check-settings/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["CheckSettings_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/crisis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Crisis_state"];
        put?: never;
        post: operations["Crisis_switchOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/crisis/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Crisis_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/crisis/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Crisis_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/review-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReviewPolicy_read"];
        put: operations["ReviewPolicy_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/review-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReviewPolicy_time"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/review-trust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["ReviewPolicy_trust"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/second-look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SecondLook_setting"];
        put: operations["SecondLook_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/sending-hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Sending_read"];
        put: operations["Sending_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/snippets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Snippets_list"];
        put?: never;
        post: operations["Snippets_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Topics_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/topics/{topic}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Topics_put"];
        post?: never;
        delete: operations["Topics_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/brands/{id}/trending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Trending_of"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Cases_list"];
        put?: never;
        post: operations["Cases_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["CaseDetail_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cases_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cases_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Replies_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Cases_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commitments/{id}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Commitments_handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/commitments/{id}/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Commitments_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Digest_digest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/digest-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Digest_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/digest-runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Digest_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Live_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Jobs_overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Jobs_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Me_change"];
        trace?: never;
    };
    "/api/me/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Digest_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["Digest_change"];
        trace?: never;
    };
    "/api/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Me_changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Mentions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mentions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Mentions_detail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mentions/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Corrections_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mentions/{id}/corrections/{correctionId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Corrections_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Notifications_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Notifications_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["People_list"];
        put?: never;
        post: operations["People_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["People_change"];
        trace?: never;
    };
    "/api/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Accounts_platforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/begin-manual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Publications_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Publications_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/confirm-manual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Publications_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Amending_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/not-posted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Publications_notPosted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Amending_remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Replies_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Publications_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Replies_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Replies_save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Replies_mend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Turns_targets"];
        put?: never;
        post: operations["Turns_handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Help_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/help/assist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Help_assist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/help/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Help_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/looking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Turns_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Publications_recall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Publications_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Replies_sendBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/send-at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["Sending_choose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Replies_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/replies/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Publications_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Replies_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/second": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["SecondLook_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/second/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["SecondLook_judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scoring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Rescoring_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scoring/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Card_card"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scoring/rescore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Rescoring_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scoring/rescore/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Rescoring_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Session_read"];
        put?: never;
        post: operations["Session_signIn"];
        delete: operations["Session_signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Setup_state"];
        put?: never;
        post: operations["Setup_setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/snippets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Snippets_retire"];
        options?: never;
        head?: never;
        patch: operations["Snippets_change"];
        trace?: never;
    };
    "/api/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Sources_list"];
        put?: never;
        post: operations["Sources_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["Sources_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Sources_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}/poll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Sources_poll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Sources_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sources/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["Sources_discover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["Metrics_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            baseUrl: string;
            /** Format: uuid */
            brandId: string;
            canPublish: boolean;
            displayName: string | null;
            handle: string | null;
            /** Format: uuid */
            id: string;
            lastError: string | null;
            platform: string;
            platformLabel: string;
            /** @enum {string} */
            state: "active" | "needs_attention" | "removed";
        };
        Agent: {
            available: boolean;
            capacity: number;
            /** Format: uuid */
            id: string;
            languages: string[];
            name: string;
            openCases: number;
        };
        Alert: {
            /** Format: date-time */
            acknowledgedAt: string | null;
            acknowledgedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: uuid */
            brandId: string | null;
            can: {
                acknowledge: boolean;
                assign: boolean;
                mark: boolean;
                resolve: boolean;
                snooze: boolean;
            };
            deliveries: {
                failed: number;
                held: number;
                sent: number;
                waiting: number;
            };
            doing: {
                agents: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                }[];
                cases: {
                    assignee: {
                        /** Format: uuid */
                        id: string;
                        name: string;
                    } | null;
                    /** Format: uuid */
                    id: string;
                    number: number;
                    replyState: string | null;
                    /** @enum {string} */
                    severity: "urgent" | "high" | "normal" | "low";
                    /** @enum {string} */
                    state: "new" | "open" | "pending" | "resolved" | "closed";
                    title: string;
                }[];
                casesOpened: number;
                casesUnassigned: number;
                repliesInReview: number;
                repliesOut: number;
            };
            /** Format: date-time */
            endedAt: string | null;
            events: components["schemas"]["AlertEvent"][];
            expected: number | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "spike" | "mood" | "grave" | "spread" | "feed" | "account" | "quota" | "crisis" | "sla";
            level: number;
            /** @enum {string|null} */
            marked: "right" | "wrong" | null;
            /** Format: date-time */
            markedAt: string | null;
            markedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            markedWords: string | null;
            /** Format: date-time */
            openedAt: string;
            owner: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            owners: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            reach: number | null;
            reasons: components["schemas"]["AlertReason"][];
            resolution: string | null;
            /** Format: date-time */
            resolvedAt: string | null;
            resolvedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            snoozedUntil: string | null;
            stakes: {
                expected: number | null;
                negative: number | null;
                posts: components["schemas"]["Mention"][];
                reach: number | null;
                times: number | null;
                topics: {
                    id: string;
                    label: string;
                }[];
                voices: number | null;
            };
            /** @enum {string} */
            state: "open" | "acknowledged" | "snoozed" | "resolved";
            subject: {
                [key: string]: unknown;
            };
            summary: string;
            title: string;
            /** Format: date-time */
            updatedAt: string;
            updates: number;
            voices: number | null;
        };
        AlertDelivery: {
            /** Format: uuid */
            alertId: string;
            alertTitle: string;
            attempts: number;
            canRetry: boolean;
            /** @enum {string} */
            channel: "bell" | "email" | "webhook" | "slack" | "teams";
            /** Format: date-time */
            createdAt: string;
            endpoint: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            error: {
                kind: string;
                words: string;
            } | null;
            /** Format: date-time */
            heldUntil: string | null;
            /** Format: uuid */
            id: string;
            level: number;
            person: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            sentAt: string | null;
            /** @enum {string} */
            state: "held" | "queued" | "sending" | "sent" | "failed" | "merged" | "cancelled";
            /** @enum {string} */
            telling: "raised" | "updated" | "risen" | "ended" | "reopened" | "escalated" | "woken";
            /** Format: date-time */
            triedAt: string | null;
        };
        AlertEndpoint: {
            active: boolean;
            address: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "webhook" | "slack" | "teams";
            /** Format: date-time */
            lastErrorAt: string | null;
            /** Format: date-time */
            lastOkAt: string | null;
            lastWords: string | null;
            name: string;
            /** Format: date-time */
            oldSecretUntil: string | null;
        };
        AlertEndpointMade: {
            endpoint: components["schemas"]["AlertEndpoint"];
            secret: string | null;
        };
        AlertEndpointTested: {
            endpoint: components["schemas"]["AlertEndpoint"];
            ok: boolean;
            words: string;
        };
        AlertEvent: {
            actor: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            at: string;
            details: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            kind: string;
        };
        AlertLab: {
            alerts: components["schemas"]["LabAlert"][];
            binSeconds: number;
            choices: {
                series: string;
                voices: number;
            }[];
            figures: {
                alerts: number;
                alertsAWeek: number;
                days: number;
                medianLeadMinutes: number | null;
                missed: number;
                precision: number | null;
                right: number;
                voices: number;
                wrong: number;
            };
            /** Format: date-time */
            from: string;
            inUse: number;
            points: {
                /** Format: date-time */
                at: string;
                expected: number | null;
                missing: boolean;
                seen: number | null;
            }[];
            sensitivity: number;
            series: string;
            skipped: {
                count: number;
                lines: {
                    line: number;
                    why: string;
                }[];
            };
            stepSeconds: number;
            /** Format: date-time */
            to: string;
        };
        AlertReason: {
            code: string;
            params: {
                [key: string]: string | number;
            };
            words: string;
        };
        AlertRow: {
            /** Format: date-time */
            acknowledgedAt: string | null;
            acknowledgedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: uuid */
            brandId: string | null;
            /** Format: date-time */
            endedAt: string | null;
            expected: number | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "spike" | "mood" | "grave" | "spread" | "feed" | "account" | "quota" | "crisis" | "sla";
            level: number;
            /** @enum {string|null} */
            marked: "right" | "wrong" | null;
            /** Format: date-time */
            openedAt: string;
            owner: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            reach: number | null;
            /** Format: date-time */
            snoozedUntil: string | null;
            /** @enum {string} */
            state: "open" | "acknowledged" | "snoozed" | "resolved";
            summary: string;
            title: string;
            /** Format: date-time */
            updatedAt: string;
            updates: number;
            voices: number | null;
        };
        AlertRule: {
            active: boolean;
            brandIds: string[] | null;
            builtIn: string | null;
            chain: {
                afterMinutes: number;
                channels: ("bell" | "email")[];
                endpointIds: string[];
                personIds: string[];
                roles: ("agent" | "reviewer" | "lead" | "executive" | "admin")[];
            }[];
            channels: unknown;
            /** Format: date-time */
            createdAt: string;
            endpointIds: unknown;
            /** Format: uuid */
            id: string;
            kinds: unknown;
            minLevel: number;
            name: string;
            personIds: unknown;
            quiet: {
                from: string;
                to: string;
            } | null;
            roles: unknown;
            /** Format: date-time */
            updatedAt: string;
        };
        Assistant: {
            active: boolean;
            baseUrl: string | null;
            configured: boolean;
            hasKey: boolean;
            /** Format: date-time */
            lastErrorAt: string | null;
            /** Format: date-time */
            lastOkAt: string | null;
            lastWords: string | null;
            model: string | null;
        };
        AssistantTested: {
            ok: boolean;
            words: string;
        };
        AssistDraft: {
            /** Format: uuid */
            id: string;
            model: string;
            open: string[];
            text: string;
        };
        AuditEntry: {
            action: string;
            actor: {
                id: string | null;
                /** @enum {string} */
                kind: "person" | "system" | "platform";
                name: string | null;
            };
            /** Format: date-time */
            at: string;
            brandId: string | null;
            details: {
                [key: string]: unknown;
            };
            hash: string;
            seq: string;
            subjectId: string;
            subjectKind: string;
        };
        AuditPart: {
            broken: {
                /** @enum {string} */
                fault: "missing" | "unlinked" | "changed" | "rewritten" | "cut-off";
                seq: string;
                why: string;
            } | null;
            checked: number;
            done: boolean;
            last: {
                hash: string;
                seq: string;
            } | null;
            newest: string | null;
        };
        Brand: {
            allowWords: string[];
            approvalHours: number;
            flagRisk: number;
            /** Format: uuid */
            id: string;
            languages: string[];
            name: string;
            sample: boolean;
            slug: string;
            undoSeconds: number;
        };
        BrandTopic: {
            label: string;
            topic: string;
            words: {
                [key: string]: string[];
            };
        };
        BrandTopics: {
            items: components["schemas"]["BrandTopic"][];
            known: {
                label: string;
                topic: string;
            }[];
        };
        Canned: {
            like: string | null;
            score: number;
        };
        CaseCommitment: {
            beyond: boolean;
            comment: string | null;
            confirmedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            cosignedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            dueAt: string;
            end: number;
            /** Format: uuid */
            id: string;
            kind: string;
            owner: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: uuid */
            replyId: string;
            /** Format: date-time */
            settledAt: string | null;
            start: number;
            /** @enum {string} */
            state: "proposed" | "open" | "kept" | "broken" | "cancelled";
            steps: ("keep" | "break" | "cancel" | "reopen")[];
            who: string;
            words: string;
        };
        CaseDetail: {
            assignee: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: uuid */
            brandId: string;
            commitments: components["schemas"]["CaseCommitment"][];
            customer: {
                authors: {
                    followers: number | null;
                    handle: string | null;
                    /** Format: uuid */
                    id: string;
                    name: string;
                    platform: string;
                    url: string | null;
                }[];
                earlierCases: {
                    /** Format: uuid */
                    id: string;
                    number: number;
                    /** Format: date-time */
                    openedAt: string;
                    /** @enum {string} */
                    state: "new" | "open" | "pending" | "resolved" | "closed";
                    title: string;
                }[];
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date-time */
            dueAt: string | null;
            dueReason: {
                /** @enum {string} */
                by: "promise" | "spread";
                /** Format: date-time */
                likely?: string | null;
                /** Format: uuid */
                mentionId?: string;
                minutes: number;
                people?: number;
                /** Format: date-time */
                promisedAt: string;
                /** @enum {string} */
                severity: "urgent" | "high" | "normal" | "low";
                /** Format: date-time */
                soonest?: string;
            } | null;
            /** Format: date-time */
            firstResponseAt: string | null;
            history: {
                actor: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                } | null;
                /** Format: date-time */
                at: string;
                details: {
                    [key: string]: unknown;
                };
                /** Format: uuid */
                id: string;
                kind: string;
            }[];
            /** Format: uuid */
            id: string;
            language: string;
            mentions: {
                author: {
                    followers: number | null;
                    handle: string | null;
                    /** Format: uuid */
                    id: string;
                    name: string;
                    url: string | null;
                };
                /** Format: uuid */
                brandId: string;
                /** Format: date-time */
                capturedAt: string;
                complaint: number;
                /** Format: date-time */
                deletedAt: string | null;
                /** Format: uuid */
                duplicateOf: string | null;
                /** Format: date-time */
                editedAt: string | null;
                engagement: {
                    likes: number | null;
                    replies: number | null;
                    reposts: number | null;
                };
                flagged: boolean;
                /** Format: uuid */
                id: string;
                kind: string;
                language: string;
                offensive: number;
                overruled: ("sentiment" | "complaint" | "spam" | "flagged" | "language" | "urgency" | "offensive" | "topics")[];
                own: boolean;
                parentExternalId: string | null;
                permalink: string | null;
                platform: string;
                platformLabel: string;
                /** Format: date-time */
                publishedAt: string;
                rating: number | null;
                risk: number;
                score: components["schemas"]["Score"];
                /** @enum {string} */
                sentiment: "neg" | "neu" | "pos";
                /** Format: uuid */
                sourceId: string;
                spam: boolean;
                text: string;
                title: string | null;
                topics: string[];
                urgency: number;
                version: number;
            }[];
            mentionsCount: number;
            moves: ("new" | "open" | "pending" | "resolved" | "closed")[];
            number: number;
            /** Format: date-time */
            openedAt: string;
            platform: string;
            platformLabel: string;
            replies: components["schemas"]["Reply"][];
            replyState: string | null;
            replyTarget: {
                accounts: {
                    handle: string | null;
                    /** Format: uuid */
                    id: string;
                    platformLabel: string;
                }[];
                length: {
                    max: number;
                    maxBytes?: number;
                    unit: string;
                    urlLength?: number;
                } | null;
                /** Format: uuid */
                mentionId: string;
                /** @enum {string} */
                mode: "api" | "manual" | "never";
                prefix: string;
            } | null;
            risk: number;
            /** @enum {string} */
            severity: "urgent" | "high" | "normal" | "low";
            snippet: string;
            /** @enum {string} */
            state: "new" | "open" | "pending" | "resolved" | "closed";
            thread: ({
                /** Format: date-time */
                at: string;
                author: {
                    followers: number | null;
                    handle: string | null;
                    /** Format: uuid */
                    id: string;
                    name: string;
                    url: string | null;
                };
                deleted: boolean;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "mention";
                own: boolean;
                permalink: string | null;
                text: string;
                version: number;
            } | {
                /** Format: date-time */
                at: string;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "publication";
                permalink: string | null;
                /** @enum {string|null} */
                standing: "there" | "edited" | "gone" | "removed" | null;
                /** @enum {string} */
                state: "queued" | "sending" | "published" | "unconfirmed";
                text: string;
            })[];
            title: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        CaseRow: {
            assignee: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: uuid */
            brandId: string;
            customer: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date-time */
            dueAt: string | null;
            dueReason: {
                /** @enum {string} */
                by: "promise" | "spread";
                /** Format: date-time */
                likely?: string | null;
                /** Format: uuid */
                mentionId?: string;
                minutes: number;
                people?: number;
                /** Format: date-time */
                promisedAt: string;
                /** @enum {string} */
                severity: "urgent" | "high" | "normal" | "low";
                /** Format: date-time */
                soonest?: string;
            } | null;
            /** Format: uuid */
            id: string;
            language: string;
            mentionsCount: number;
            number: number;
            /** Format: date-time */
            openedAt: string;
            platform: string;
            platformLabel: string;
            replyState: string | null;
            risk: number;
            /** @enum {string} */
            severity: "urgent" | "high" | "normal" | "low";
            snippet: string;
            /** @enum {string} */
            state: "new" | "open" | "pending" | "resolved" | "closed";
            title: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CheckSettings: {
            banned: {
                /** @enum {string|null} */
                language: "en" | "hi" | "ta" | "hi-Latn" | "ta-Latn" | null;
                phrase: string;
            }[];
            canned: {
                blockAt: number | null;
                warnAt: number | null;
                warnFrom: number | null;
                warnFromInThread: number | null;
            };
            /** @enum {string|null} */
            dialect: "us" | "gb" | null;
            hosts: string[];
            impostors: string[];
            levels: {
                [key: string]: "block" | "warn" | "off";
            };
            limits: {
                [key: string]: {
                    gives: ("refund" | "replacement" | "credit" | "free" | "compensation" | "discount")[];
                    goodwill: {
                        [key: string]: number;
                    };
                    percent: number;
                    refund: {
                        [key: string]: number;
                    };
                    says: ("liability" | "entitlement" | "legal" | "medical")[];
                };
            };
            toneShift: number;
            words: string[];
        };
        CheckSettingsHistory: {
            items: {
                changes: {
                    added: string[];
                    name: string | null;
                    now: string | null;
                    removed: string[];
                    was: string | null;
                    /** @enum {string} */
                    what: "level" | "dialect" | "words" | "banned" | "hosts" | "impostors" | "limits" | "canned" | "tone";
                }[];
                /** Format: date-time */
                madeAt: string;
                madeBy: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                version: number;
            }[];
        };
        CheckSettingsTried: {
            canned: components["schemas"]["Canned"] | null;
            findings: components["schemas"]["Finding"][];
            /** @enum {string} */
            grammar: "checked" | "partly" | "starting" | "unavailable" | "off" | "other-language";
        };
        CheckSettingsView: {
            codes: {
                check: string;
                /** @enum {string} */
                code: "empty.nothing" | "empty.only-address" | "length.over" | "length.bytes-over" | "spelling.listed" | "spelling.likely" | "spelling.unknown" | "spelling.dialect" | "spelling.doubled" | "spelling.doubled-maybe" | "script.orphan-sign" | "script.invisible" | "script.broken" | "script.mixed" | "shouting.all" | "shouting.words" | "shouting.marks" | "profanity.strong" | "profanity.mild" | "secret-given.card" | "secret-given.card-code" | "secret-given.aadhaar" | "secret-given.pan" | "secret-given.ssn" | "secret-given.iban" | "secret-given.passport" | "secret-given.bank-account" | "secret-given.pin" | "secret-given.one-time-code" | "secret-given.password" | "secret-given.number-maybe" | "secret-given.phone" | "secret-given.email" | "secret-given.payment-address" | "secret-asked.card" | "secret-asked.card-code" | "secret-asked.pin" | "secret-asked.one-time-code" | "secret-asked.password" | "secret-asked.identity" | "secret-asked.bank" | "secret-asked.partial" | "secret-asked.contact-in-public" | "placeholder.left" | "promise.unconfirmed" | "re-ask.given" | "secret-given.address" | "secret-given.birth-date" | "grammar.sure" | "grammar.rule" | "grammar.rule-open" | "grammar.remove" | "grammar.word" | "grammar.rare" | "listening.unanswered" | "listening.language" | "listening.script" | "listening.wrong-name" | "listening.other-brand" | "listening.older-post" | "canned.similar" | "canned.in-thread" | "canned.template" | "canned.same" | "canned.same-again" | "links.unknown-host" | "links.shortened" | "links.insecure" | "links.dead" | "links.leads-elsewhere" | "links.untrusted" | "links.downgraded" | "links.sign-in" | "links.untried" | "links.look-alike" | "links.forged" | "links.third-party" | "links.impostor" | "authority.amount" | "authority.amount-unknown" | "authority.gift" | "authority.liability" | "authority.liability-maybe" | "authority.entitlement" | "authority.entitlement-maybe" | "authority.legal" | "authority.legal-maybe" | "authority.medical" | "authority.medical-maybe" | "hold.reply" | "hold.customer" | "banned.phrase" | "tone.hostile" | "tone.hostile-maybe" | "tone.blaming" | "tone.blaming-maybe" | "tone.defensive" | "tone.defensive-maybe" | "tone.dismissive" | "tone.dismissive-maybe" | "tone.sarcastic" | "tone.sarcastic-maybe" | "tone.condescending" | "tone.condescending-maybe" | "tone.over-familiar" | "tone.over-familiar-maybe" | "tone.exclamation" | "tone.joking" | "tone.joking-maybe" | "tone.no-empathy" | "tone.no-empathy-maybe" | "tone.informal" | "tone.informal-maybe" | "tone.unkind" | "shouting.sentence";
                /** @enum {string} */
                delivered: "block" | "warn" | "off";
                /** @enum {string} */
                least: "block" | "warn" | "off";
                takesAdmin: boolean;
            }[];
            delivered: {
                canned: {
                    blockAt: number;
                    warnAt: number;
                    warnFrom: number;
                    warnFromInThread: number;
                };
                limits: {
                    [key: string]: {
                        gives: ("refund" | "replacement" | "credit" | "free" | "compensation" | "discount")[];
                        goodwill: {
                            [key: string]: number;
                        };
                        percent: number;
                        refund: {
                            [key: string]: number;
                        };
                        says: ("liability" | "entitlement" | "legal" | "medical")[];
                    };
                };
            };
            known: {
                handles: string[];
                hosts: string[];
                words: string[];
            };
            /** Format: date-time */
            madeAt: string | null;
            madeBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            settings: components["schemas"]["CheckSettings"];
            version: number;
        };
        Commitment: {
            beyond: boolean;
            comment: string | null;
            confirmedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            cosignedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            /** Format: date-time */
            dueAt: string;
            end: number;
            /** Format: uuid */
            id: string;
            kind: string;
            owner: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: uuid */
            replyId: string;
            /** Format: date-time */
            settledAt: string | null;
            start: number;
            /** @enum {string} */
            state: "proposed" | "open" | "kept" | "broken" | "cancelled";
            who: string;
            words: string;
        };
        Correction: {
            /** Format: date-time */
            at: string;
            by: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @enum {string} */
            field: "sentiment" | "complaint" | "spam" | "flagged" | "language" | "urgency" | "offensive" | "topics";
            /** Format: uuid */
            id: string;
            inForce: boolean;
            model: string;
            now: boolean | string | string[];
            reason: string | null;
            version: number;
            was: boolean | string | string[];
            /** Format: uuid */
            withdraws: string | null;
        };
        Crisis: {
            /** Format: uuid */
            brandId: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            liftedAt: string | null;
            liftedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            liftReason: string | null;
            /** Format: date-time */
            openedAt: string;
            openedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            reason: string;
        };
        CrisisRequested: {
            brandName: string;
            /** Format: date-time */
            expiresAt: string;
            onTheirWay: number;
            people: number;
            queued: number;
            token: string;
        };
        CrisisState: {
            can: {
                lift: boolean;
                switchOn: boolean;
            };
            earlier: components["schemas"]["Crisis"][];
            onTheirWay: number;
            open: components["schemas"]["Crisis"] | null;
            queued: number;
        };
        Digest: {
            alertCount: number;
            alerts: {
                /** Format: date-time */
                endedAt: string | null;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "spike" | "mood" | "grave" | "spread" | "feed" | "account" | "quota" | "crisis" | "sla";
                level: number;
                /** Format: date-time */
                openedAt: string;
                /** @enum {string} */
                state: "open" | "acknowledged" | "snoozed" | "resolved";
                summary: string;
                title: string;
            }[];
            blind: {
                /** Format: uuid */
                alertId: string;
                title: string;
            }[];
            brand: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            casesAnswered: number;
            casesOpened: number;
            casesWaiting: number;
            crises: {
                /** Format: uuid */
                brandId: string;
                brandName: string;
                /** Format: date-time */
                since: string;
            }[];
            days: {
                /** Format: date-time */
                from: string;
                negative: number | null;
                /** Format: date-time */
                to: string;
                voices: number | null;
            }[];
            firstResponseSeconds: components["schemas"]["DigestNumber"];
            /** Format: date-time */
            from: string;
            negativeShare: components["schemas"]["DigestNumber"];
            repliesInReview: number;
            /** Format: date-time */
            to: string;
            topics: {
                id: string;
                label: string;
                voices: number;
            }[];
            voices: components["schemas"]["DigestNumber"];
        };
        DigestNumber: {
            usual: number | null;
            value: number | null;
        };
        DigestPreference: {
            /** Format: uuid */
            brandId: string | null;
            email: boolean;
            enabled: boolean;
            hour: number;
            mailReady: boolean;
            /** Format: date-time */
            nextAt: string | null;
            timeZone: string;
        };
        DigestRun: {
            attempts: number;
            canRetry: boolean;
            /** Format: date-time */
            createdAt: string;
            day: string;
            email: boolean;
            error: string | null;
            /** Format: uuid */
            id: string;
            person: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date-time */
            sentAt: string | null;
            /** @enum {string} */
            state: "queued" | "sending" | "sent" | "failed";
            /** Format: date-time */
            triedAt: string | null;
        };
        Discovery: {
            address: {
                [key: string]: unknown;
            };
            alreadyAdded: boolean;
            key: string;
            kind: string;
            needsAccount: boolean;
            platform: string;
            platformLabel: string;
            preview: {
                author: string | null;
                permalink: string | null;
                /** Format: date-time */
                publishedAt: string | null;
                text: string;
            }[];
            summary: string;
            title: string;
            warnings: string[];
        };
        ErrorRate: {
            judgement: string;
            language: string;
            measure: string;
            n: number;
            set: string;
            wrong: number;
        };
        FailedJob: {
            attempts: number;
            /** Format: date-time */
            failedAt: string;
            /** @description For the retry route */
            id: string;
            /** @description Name in the catalogue of jobs */
            job: string;
            /** @description Ids the job works on */
            payload: {
                [key: string]: unknown;
            };
            reason: string;
        };
        Finding: {
            check: string;
            code: string;
            /** @enum {boolean} */
            cosign?: true;
            end: number;
            /** @enum {string} */
            level: "block" | "warn";
            /** @enum {string} */
            overrulableBy?: "reviewer" | "lead";
            params?: {
                [key: string]: string | number;
            };
            reason: string;
            start: number;
            suggestions: string[];
        };
        HandedOut: {
            text: string;
            url: string | null;
        };
        HelpTaken: {
            open: string[];
            text: string;
        };
        Jobs: {
            counts: {
                active: number;
                /** @description Wait for their time or for the next attempt */
                delayed: number;
                failed: number;
                /** @description Due, and not in the queue yet */
                outbox: number;
                waiting: number;
            };
            /** @description Newest first, at most 100 */
            failed: components["schemas"]["FailedJob"][];
            /** @description What ails the machinery as a whole, in words; empty when all is well */
            problems: string[];
        };
        LabAlert: {
            again: boolean;
            /** Format: date-time */
            at: string;
            expected: number;
            /** @enum {string} */
            kind: "spike" | "mood";
            leadMinutes: number;
            level: number;
            /** @enum {string|null} */
            marked: "right" | "wrong" | null;
            reasons: {
                code: string;
                params: {
                    [key: string]: string | number;
                };
                points: number;
            }[];
            record: number | null;
            seen: number;
            windowMinutes: number;
        };
        Limits: {
            gives: ("refund" | "replacement" | "credit" | "free" | "compensation" | "discount")[];
            goodwill: {
                [key: string]: number;
            };
            percent: number;
            refund: {
                [key: string]: number;
            };
            says: ("liability" | "entitlement" | "legal" | "medical")[];
        };
        Me: {
            csrfToken: string;
            permissions: string[];
            person: {
                available: boolean;
                email: string;
                /** Format: uuid */
                id: string;
                languages: string[];
                locale: string;
                name: string;
                roles: ("agent" | "reviewer" | "lead" | "executive" | "admin")[];
                sample: boolean;
                timeZone: string;
            };
        };
        Mention: {
            author: {
                followers: number | null;
                handle: string | null;
                /** Format: uuid */
                id: string;
                name: string;
                url: string | null;
            };
            /** Format: uuid */
            brandId: string;
            /** Format: date-time */
            capturedAt: string;
            complaint: number;
            /** Format: date-time */
            deletedAt: string | null;
            /** Format: uuid */
            duplicateOf: string | null;
            /** Format: date-time */
            editedAt: string | null;
            engagement: {
                likes: number | null;
                replies: number | null;
                reposts: number | null;
            };
            flagged: boolean;
            /** Format: uuid */
            id: string;
            kind: string;
            language: string;
            offensive: number;
            overruled: ("sentiment" | "complaint" | "spam" | "flagged" | "language" | "urgency" | "offensive" | "topics")[];
            own: boolean;
            parentExternalId: string | null;
            permalink: string | null;
            platform: string;
            platformLabel: string;
            /** Format: date-time */
            publishedAt: string;
            rating: number | null;
            risk: number;
            /** @enum {string} */
            sentiment: "neg" | "neu" | "pos";
            /** Format: uuid */
            sourceId: string;
            spam: boolean;
            text: string;
            title: string | null;
            topics: string[];
            urgency: number;
            version: number;
        };
        ModelCard: {
            errors: components["schemas"]["ErrorRate"][];
            figures: {
                judgement: string;
                language: string;
                measure: string;
                n: number;
                set: string;
                value: number;
            }[];
            model: string;
        };
        Notification: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            kind: string;
            link: string;
            params: {
                [key: string]: string | number;
            };
            /** Format: date-time */
            readAt: string | null;
        };
        Person: {
            active: boolean;
            available: boolean;
            capacity: number;
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** Format: uuid */
            id: string;
            languages: string[];
            locale: string;
            name: string;
            roles: ("agent" | "reviewer" | "lead" | "executive" | "admin")[];
            sample: boolean;
            timeZone: string;
        };
        Platform: {
            credentialFields: {
                help: string;
                label: string;
                name: string;
                optional: boolean;
                secret: boolean;
            }[] | null;
            defaultBaseUrl: string | null;
            label: string;
            platform: string;
            readNeedsAccount: boolean;
            /** @enum {string} */
            reply: "api" | "manual" | "never";
            sourceKinds: string[];
        };
        Problem: {
            /** @description Stable; decide by this one */
            code: string;
            detail: string;
            errors?: {
                allowed?: string;
                field: string;
                given?: unknown;
                problem: string;
            }[];
            requestId?: string;
            status: number;
            title: string;
            type: string;
        };
        Promise: {
            /** Format: date-time */
            dueAt: string;
            dueWords: string;
            end: number;
            kind: string;
            /** Format: uuid */
            ownerId: string | null;
            start: number;
            who: string;
            words: string;
        };
        Publication: {
            attempts: number;
            error: {
                kind: string;
                words: string;
            } | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            mode: "api" | "manual";
            /** Format: date-time */
            notBefore: string;
            permalink: string | null;
            /** Format: date-time */
            publishedAt: string | null;
            /** @enum {string} */
            state: "queued" | "sending" | "published" | "rejected" | "unconfirmed" | "cancelled";
        };
        Readiness: {
            details: {
                database?: {
                    /** @enum {string} */
                    status: "up" | "down";
                };
                polling?: {
                    activeSources?: number;
                    lastPollAt?: string | null;
                    overdueSources?: number;
                    /** @enum {string} */
                    status: "up" | "down";
                };
                queue?: {
                    engine?: string;
                    outboxDue?: number;
                    outboxOldestSeconds?: number;
                    /** @enum {string} */
                    status: "up" | "down";
                };
            };
            /** @enum {string} */
            status: "ok" | "error" | "shutting_down";
        };
        Reply: {
            account: {
                handle: string | null;
                /** Format: uuid */
                id: string;
                platformLabel: string;
            };
            amend: {
                /** @enum {string|null} */
                correct: "role" | "not-published" | "by-hand" | "gone" | "cannot-correct" | "cannot-remove" | null;
                /** @enum {string|null} */
                remove: "role" | "not-published" | "by-hand" | "gone" | "cannot-correct" | "cannot-remove" | null;
            };
            amends: {
                permalink: string | null;
                /** Format: uuid */
                publicationId: string;
                reason: string;
                text: string;
            } | null;
            approval: {
                /** Format: date-time */
                at: string;
                by: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                /** Format: date-time */
                expiresAt: string;
                problem: string | null;
            } | null;
            approvals: {
                /** Format: date-time */
                at: string;
                by: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                step: number;
            }[];
            authors: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            /** Format: uuid */
            brandId: string;
            can: {
                approve: boolean;
                cancel: boolean;
                confirm: boolean;
                edit: boolean;
                recall: boolean;
                retry: boolean;
                review: boolean;
                submit: boolean;
                withdraw: boolean;
            };
            /** Format: uuid */
            caseId: string;
            draft: {
                /** Format: date-time */
                at: string | null;
                by: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                } | null;
                revision: number;
                text: string;
            };
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "post" | "correction" | "deletion";
            /** Format: uuid */
            parentMentionId: string;
            publication: components["schemas"]["Publication"] | null;
            reasonCodes: {
                [key: string]: string;
            };
            reasons: {
                [key: string]: string;
            };
            review: {
                complete: boolean;
                given: number;
                leadSuffices: boolean;
                needed: number;
                ordered: boolean;
                steps: {
                    /** Format: date-time */
                    at: string | null;
                    /** @enum {string} */
                    by: "reviewer" | "lead" | "people";
                    filledBy: {
                        /** Format: uuid */
                        id: string;
                        name: string;
                    } | null;
                    people: {
                        /** Format: uuid */
                        id: string;
                        name: string;
                    }[];
                }[];
                why: {
                    /** @enum {string} */
                    code: "policy" | "one-is-enough" | "proven" | "unproven" | "bad-lately" | "urgent" | "risk" | "cosign" | "crisis" | "too-few-people";
                    params?: {
                        [key: string]: string | number;
                    };
                }[];
            } | null;
            /** Format: date-time */
            sendAt: string | null;
            standing: {
                /** Format: date-time */
                lookedAt: string | null;
                /** Format: date-time */
                since: string;
                /** @enum {string} */
                state: "there" | "edited" | "gone" | "removed";
                text: string | null;
            } | null;
            /** @enum {string} */
            state: "draft" | "in_review" | "changes_requested" | "approved" | "published" | "withdrawn";
            version: {
                askOverrule: string | null;
                assisted: boolean;
                author: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                canned: components["schemas"]["Canned"] | null;
                commitments: components["schemas"]["Commitment"][];
                contentHash: string;
                /** Format: date-time */
                createdAt: string;
                findings: {
                    check: string;
                    code: string;
                    /** @enum {boolean} */
                    cosign?: true;
                    end: number;
                    /** @enum {string} */
                    level: "block" | "warn";
                    overrulable: boolean;
                    /** @enum {string} */
                    overrulableBy?: "reviewer" | "lead";
                    overruled: {
                        /** Format: date-time */
                        at: string;
                        by: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        };
                        reason: string;
                    } | null;
                    params?: {
                        [key: string]: string | number;
                    };
                    reason: string;
                    start: number;
                    suggestions: string[];
                }[];
                /** Format: uuid */
                id: string;
                number: number;
                text: string;
            } | null;
            versions: {
                askOverrule: string | null;
                assisted: boolean;
                author: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                canned: components["schemas"]["Canned"] | null;
                commitments: components["schemas"]["Commitment"][];
                /** Format: date-time */
                createdAt: string;
                decisions: {
                    /** Format: date-time */
                    at: string;
                    comment: string | null;
                    /** @enum {string} */
                    decision: "approved" | "returned";
                    reasons: ("tone" | "typo" | "wrong-fact" | "missing-answer" | "promise" | "privacy" | "policy" | "language" | "length" | "other")[];
                    reviewer: {
                        /** Format: uuid */
                        id: string;
                        name: string;
                    };
                }[];
                findings: {
                    check: string;
                    code: string;
                    /** @enum {boolean} */
                    cosign?: true;
                    end: number;
                    /** @enum {string} */
                    level: "block" | "warn";
                    overrulable: boolean;
                    /** @enum {string} */
                    overrulableBy?: "reviewer" | "lead";
                    overruled: {
                        /** Format: date-time */
                        at: string;
                        by: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                        };
                        reason: string;
                    } | null;
                    params?: {
                        [key: string]: string | number;
                    };
                    reason: string;
                    start: number;
                    suggestions: string[];
                }[];
                /** Format: uuid */
                id: string;
                number: number;
                text: string;
            }[];
        };
        ReplyHelp: {
            assistant: boolean;
            similar: components["schemas"]["SimilarReply"][];
            snippets: components["schemas"]["SuggestedSnippet"][];
            used: {
                /** Format: date-time */
                at: string;
                by: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                kind: "similar" | "snippet" | "assistant";
                title: string | null;
            }[];
        };
        ReplyViewer: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            since: string;
        };
        Rescoring: {
            /** Format: uuid */
            brandId: string;
            by: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            changed: number;
            done: number;
            /** Format: date-time */
            finishedAt: string | null;
            flagged: number;
            /** Format: uuid */
            id: string;
            model: string;
            secondsLeft: number | null;
            /** Format: date-time */
            since: string | null;
            /** Format: date-time */
            startedAt: string;
            /** @enum {string} */
            state: "running" | "done" | "stopped";
            total: number;
        };
        RetriedJob: {
            id: string;
        };
        ReviewItem: {
            case: components["schemas"]["CaseRow"];
            parent: {
                author: {
                    handle: string | null;
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                text: string;
            };
            reply: components["schemas"]["Reply"];
            turn: components["schemas"]["ReviewTurn"] | null;
            viewers: components["schemas"]["ReplyViewer"][];
            waitingSeconds: number;
        };
        ReviewPolicy: {
            /** @enum {string} */
            depth: "one" | "earned";
            lacking: string[];
            /** Format: date-time */
            madeAt: string | null;
            madeBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            probationDays: number | null;
            probationReplies: number | null;
            rules: {
                needs: {
                    /** @default true */
                    leadSuffices: boolean;
                    /** @default false */
                    ordered: boolean;
                    steps: {
                        /** @enum {string} */
                        by: "reviewer" | "lead" | "people";
                        people?: string[];
                    }[];
                };
                when: {
                    /**
                     * Format: uuid
                     * @default null
                     */
                    agentId: string | null;
                    /** @default null */
                    platform: string | null;
                    /**
                     * @default null
                     * @enum {string|null}
                     */
                    severity: "urgent" | "high" | "normal" | "low" | null;
                    /** @default null */
                    topic: string | null;
                    /** @default false */
                    trainee: boolean;
                };
            }[];
            team: {
                /** Format: uuid */
                id: string;
                name: string;
                roles: string[];
            }[];
            threshold: number;
            version: number;
        };
        ReviewTime: {
            days: number;
            inTime: number;
            p50: number | null;
            p90: number | null;
            replies: number;
        };
        ReviewTrust: {
            /** @enum {string} */
            depth: "one" | "earned";
            items: {
                /** Format: date-time */
                badAt: string | null;
                cells: {
                    language: string;
                    lower: number;
                    replies: number;
                    safe: number;
                    /** @enum {string} */
                    severity: "urgent" | "high" | "normal" | "low";
                    /** @enum {string} */
                    state: "proven" | "unproven" | "bad-lately";
                }[];
                person: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
            }[];
            probationDays: number | null;
            probationReplies: number | null;
            threshold: number;
        };
        ReviewTurn: {
            /** @enum {string} */
            audience: "reviewers" | "person" | "leads";
            /** Format: date-time */
            beganAt: string;
            /** Format: date-time */
            dueAt: string;
            handedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            person: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            why: string;
            words: string | null;
        };
        Score: {
            complaint: number;
            language: string;
            model: string;
            offensive: number;
            polarity: number;
            reasons: components["schemas"]["ScoreReason"][];
            risk: number;
            script: string;
            /** @enum {string} */
            sentiment: "neg" | "neu" | "pos";
            spam: number;
            topics: string[];
            urgency: number;
            urgencyKinds?: string[];
        };
        ScoreReason: {
            code: string;
            params?: {
                [key: string]: string | number;
            };
            points?: number;
            spans?: {
                end: number;
                start: number;
            }[];
            text: string;
        };
        ScoringState: {
            last: components["schemas"]["Rescoring"] | null;
            model: string;
            running: components["schemas"]["Rescoring"] | null;
            stale: number;
        };
        SecondLook: {
            /** Format: uuid */
            brandId: string;
            customer: string;
            /** Format: uuid */
            id: string;
            language: string;
            platformLabel: string;
            /** Format: date-time */
            publishedAt: string;
            /** @enum {string} */
            severity: "urgent" | "high" | "normal" | "low";
            text: string;
        };
        SecondLookSetting: {
            people: {
                approved: {
                    bad: number;
                    good: number;
                };
                person: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
                wrote: {
                    bad: number;
                    good: number;
                };
            }[];
            percent: number;
            waiting: number;
        };
        SendingHours: {
            days: {
                [key: string]: (string)[][];
            } | null;
            /** Format: date-time */
            next: string;
            timeZone: string;
            urgentAnyTime: boolean;
        };
        SimilarReply: {
            /** Format: date-time */
            answeredAt: string;
            /** Format: uuid */
            caseId: string;
            language: string;
            likeness: number;
            open: string[];
            /** @enum {string} */
            outcome: "recovered" | "unsure" | "not-recovered";
            question: string;
            reasons: ("thanked" | "positive-after" | "stars-raised" | "stars-lowered" | "post-deleted" | "resolved-quiet" | "negative-after" | "reopened" | "mixed" | "too-early" | "no-word")[];
            /** Format: uuid */
            replyId: string;
            text: string;
        };
        Snippet: {
            /** Format: uuid */
            brandId: string;
            /** Format: date-time */
            changedAt: string;
            changedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            language: "en" | "hi" | "ta" | "hi-Latn" | "ta-Latn";
            overdue: boolean;
            owner: {
                active: boolean;
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date */
            reviewOn: string;
            revision: number;
            text: string;
            title: string;
            topics: string[];
            unknownVariables: string[];
            used: number;
        };
        Snippets: {
            items: components["schemas"]["Snippet"][];
            variables: string[];
        };
        Source: {
            /** Format: uuid */
            accountId: string | null;
            /** Format: uuid */
            brandId: string;
            error: {
                kind: string;
                words: string;
            } | null;
            failures: number;
            /** @enum {string} */
            health: "ok" | "waiting" | "failing" | "silent" | "paused" | "gone";
            /** Format: uuid */
            id: string;
            intervalSeconds: number;
            kind: string;
            /** Format: date-time */
            lastItemAt: string | null;
            /** Format: date-time */
            lastPolledAt: string | null;
            /** Format: date-time */
            lastSuccessAt: string | null;
            mentionsCount: number;
            /** Format: date-time */
            nextPollAt: string;
            platform: string;
            platformLabel: string;
            /** @enum {string} */
            state: "active" | "paused" | "gone" | "removed";
            title: string;
            warnings: string[];
        };
        SuggestedSnippet: {
            fits: boolean;
            /** Format: uuid */
            id: string;
            language: string;
            open: string[];
            overdue: boolean;
            owner: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date */
            reviewOn: string;
            text: string;
            title: string;
            topics: string[];
            used: number;
        };
        Trending: {
            /** Format: date-time */
            from: string;
            items: {
                expected: number;
                forms: string[];
                phrase: string;
                voices: number;
            }[];
            posts: number;
            /** Format: date-time */
            to: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Accounts_list: {
        parameters: {
            query?: {
                brandId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Account"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_connect: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    baseUrl: string;
                    /** Format: uuid */
                    brandId: string;
                    credentials: {
                        [key: string]: string;
                    };
                    platform: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Over 20 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_remove: {
        parameters: {
            query?: {
                /** @description Remove it although replies still wait for it */
                confirm?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_verify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Over 20 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Agents_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Agent"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertEndpoints_told: {
        parameters: {
            query?: {
                after?: string;
                alertId?: string;
                limit?: number;
                state?: "held" | "queued" | "sending" | "sent" | "failed" | "merged" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlertDelivery"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertEndpoints_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDelivery"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertEndpoints_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlertEndpoint"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertEndpoints_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "webhook" | "slack" | "teams";
                    name: string;
                    /** Format: uri */
                    url: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertEndpointMade"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertEndpoints_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertEndpoints_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active?: boolean;
                    name?: string;
                    /** Format: uri */
                    url?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertEndpoint"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertEndpoints_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertEndpointMade"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertEndpoints_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertEndpointTested"];
                };
            };
            /** @description Over 12 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertLab_history: {
        parameters: {
            query: {
                brandId: string;
                from?: string;
                sensitivity?: number;
                series?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertLab"];
                };
            };
            /** @description Over 120 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertLab_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    csv: string;
                    /** @default 1 */
                    sensitivity?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertLab"];
                };
            };
            /** @description Over 60 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertLab_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    sensitivity: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        brandId: string;
                        sensitivity: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertRules_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlertRule"][];
                        mailReady: boolean;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertRules_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    active?: boolean;
                    brandIds?: string[] | null;
                    chain?: {
                        afterMinutes: number;
                        channels?: ("bell" | "email")[];
                        endpointIds?: string[];
                        personIds?: string[];
                        roles?: ("agent" | "reviewer" | "lead" | "executive" | "admin")[];
                    }[];
                    channels?: ("bell" | "email")[];
                    endpointIds?: string[];
                    kinds?: ("spike" | "mood" | "grave" | "spread" | "feed" | "account" | "quota" | "crisis" | "sla")[] | null;
                    minLevel: number;
                    name: string;
                    personIds?: string[];
                    /** @default null */
                    quiet?: {
                        from: string;
                        to: string;
                    } | null;
                    roles?: ("agent" | "reviewer" | "lead" | "executive" | "admin")[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRule"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertRules_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AlertRules_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active?: boolean;
                    brandIds?: string[] | null;
                    chain?: {
                        afterMinutes: number;
                        channels?: ("bell" | "email")[];
                        endpointIds?: string[];
                        personIds?: string[];
                        roles?: ("agent" | "reviewer" | "lead" | "executive" | "admin")[];
                    }[];
                    channels?: ("bell" | "email")[];
                    endpointIds?: string[];
                    kinds?: ("spike" | "mood" | "grave" | "spread" | "feed" | "account" | "quota" | "crisis" | "sla")[] | null;
                    minLevel?: number;
                    name?: string;
                    personIds?: string[];
                    quiet?: {
                        from: string;
                        to: string;
                    } | null;
                    roles?: ("agent" | "reviewer" | "lead" | "executive" | "admin")[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertRule"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Alerts_list: {
        parameters: {
            query?: {
                after?: string;
                brandId?: string;
                kind?: "spike" | "mood" | "grave" | "spread" | "feed" | "account" | "quota" | "crisis" | "sla";
                limit?: number;
                marked?: "right" | "wrong" | "not";
                minLevel?: number;
                view?: "active" | "open" | "acknowledged" | "snoozed" | "resolved" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AlertRow"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Alerts_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Alerts_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Alerts_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Alerts_mark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string|null} */
                    mark: "right" | "wrong" | null;
                    words?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Alerts_resolve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    words?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Alerts_snooze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    minutes: number;
                    words?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Assistant_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Assistant_save: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active: boolean;
                    /** Format: uri */
                    baseUrl: string;
                    key?: string;
                    model: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Assistant_forget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Assistant_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantTested"];
                };
            };
            /** @description Over 12 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Audit_list: {
        parameters: {
            query?: {
                action?: string;
                actorId?: string;
                after?: string;
                from?: string;
                limit?: number;
                subjectId?: string;
                subjectKind?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Audit_verify: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPart"];
                };
            };
            /** @description Over 240 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Brands_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Brand"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Brands_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    allowWords?: string[];
                    /**
                     * @default [
                     *       "en"
                     *     ]
                     */
                    languages?: ("en" | "hi" | "ta" | "hi-Latn" | "ta-Latn")[];
                    name: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Brands_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Brands_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    allowWords?: string[];
                    approvalHours?: number;
                    flagRisk?: number;
                    languages?: ("en" | "hi" | "ta" | "hi-Latn" | "ta-Latn")[];
                    name?: string;
                    undoSeconds?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brand"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CheckSettings_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckSettingsView"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CheckSettings_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    settings: components["schemas"]["CheckSettings"];
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckSettingsView"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CheckSettings_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckSettingsHistory"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CheckSettings_try: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    customerText?: string | null;
                    /**
                     * @default agent
                     * @enum {string}
                     */
                    role?: "agent" | "reviewer" | "lead" | "executive" | "admin";
                    settings: components["schemas"]["CheckSettings"];
                    text: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckSettingsTried"];
                };
            };
            /** @description Over 120 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Crisis_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrisisState"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Crisis_switchOn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    brandName: string;
                    reason: string;
                    token: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrisisState"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Crisis_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrisisState"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Crisis_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrisisRequested"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewPolicy_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPolicy"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewPolicy_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    depth: "one" | "earned";
                    probationDays: number | null;
                    probationReplies: number | null;
                    rules: {
                        needs: {
                            /** @default true */
                            leadSuffices?: boolean;
                            /** @default false */
                            ordered?: boolean;
                            steps: {
                                /** @enum {string} */
                                by: "reviewer" | "lead" | "people";
                                people?: string[];
                            }[];
                        };
                        when: {
                            /**
                             * Format: uuid
                             * @default null
                             */
                            agentId?: string | null;
                            /** @default null */
                            platform?: string | null;
                            /**
                             * @default null
                             * @enum {string|null}
                             */
                            severity?: "urgent" | "high" | "normal" | "low" | null;
                            /** @default null */
                            topic?: string | null;
                            /** @default false */
                            trainee?: boolean;
                        };
                    }[];
                    threshold: number;
                    version: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPolicy"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewPolicy_time: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewTime"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewPolicy_trust: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewTrust"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SecondLook_setting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondLookSetting"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SecondLook_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    percent: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondLookSetting"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sending_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendingHours"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sending_set: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    days: {
                        [key: string]: (string)[][];
                    } | null;
                    /** @default true */
                    urgentAnyTime?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendingHours"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Snippets_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snippets"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Snippets_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    language: "en" | "hi" | "ta" | "hi-Latn" | "ta-Latn";
                    /** Format: uuid */
                    ownerId: string;
                    /** Format: date */
                    reviewOn: string;
                    text: string;
                    title: string;
                    /** @default [] */
                    topics?: string[];
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snippet"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Topics_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandTopics"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Topics_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    words: {
                        [key: string]: string[];
                    };
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandTopics"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Topics_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                topic: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BrandTopics"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Trending_of: {
        parameters: {
            query?: {
                hour?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trending"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Cases_list: {
        parameters: {
            query?: {
                after?: string;
                brandId?: string;
                limit?: number;
                q?: string;
                view?: "mine" | "unassigned" | "open" | "waiting-review" | "resolved" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CaseRow"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Cases_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    mentionId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CaseDetail_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Cases_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string | null;
                    version: number;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Cases_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    accountId?: string | null;
                    /** Format: uuid */
                    mentionId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Cases_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    /** @enum {string} */
                    to: "new" | "open" | "pending" | "resolved" | "closed";
                    version: number;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Commitments_handOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    ownerId: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Commitments_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    comment?: string;
                    /** @enum {string} */
                    step: "keep" | "break" | "cancel" | "reopen";
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Digest_digest: {
        parameters: {
            query?: {
                brandId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Digest"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Digest_list: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                state?: "queued" | "sending" | "sent" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DigestRun"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Digest_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestRun"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Live_events: {
        parameters: {
            query?: {
                brandId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Jobs_overview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Jobs"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Jobs_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedJob"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    available?: boolean;
                    languages?: ("en" | "hi" | "ta" | "hi-Latn" | "ta-Latn")[];
                    /** @enum {string} */
                    locale?: "en" | "hi" | "ta";
                    timeZone?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Digest_mine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestPreference"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Digest_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId?: string | null;
                    email?: boolean;
                    enabled?: boolean;
                    hour?: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestPreference"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Me_changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current: string;
                    next: string;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mentions_list: {
        parameters: {
            query?: {
                after?: string;
                brandId?: string;
                filter?: "all" | "flagged" | "spam" | "own";
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Mention"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Mentions_detail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: {
                            followers: number | null;
                            handle: string | null;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            url: string | null;
                        };
                        /** Format: uuid */
                        brandId: string;
                        /** Format: date-time */
                        capturedAt: string;
                        /** Format: uuid */
                        caseId: string | null;
                        complaint: number;
                        corrections: components["schemas"]["Correction"][];
                        /** Format: date-time */
                        deletedAt: string | null;
                        /** Format: uuid */
                        duplicateOf: string | null;
                        duplicates: number;
                        /** Format: date-time */
                        editedAt: string | null;
                        engagement: {
                            likes: number | null;
                            replies: number | null;
                            reposts: number | null;
                        };
                        flagged: boolean;
                        /** Format: uuid */
                        id: string;
                        kind: string;
                        language: string;
                        offensive: number;
                        overruled: ("sentiment" | "complaint" | "spam" | "flagged" | "language" | "urgency" | "offensive" | "topics")[];
                        own: boolean;
                        parentExternalId: string | null;
                        permalink: string | null;
                        platform: string;
                        platformLabel: string;
                        /** Format: date-time */
                        publishedAt: string;
                        rating: number | null;
                        risk: number;
                        score: components["schemas"]["Score"];
                        /** @enum {string} */
                        sentiment: "neg" | "neu" | "pos";
                        /** Format: uuid */
                        sourceId: string;
                        spam: boolean;
                        /** @enum {string|null} */
                        spamOpinion: "ham" | "spam" | "blatant" | null;
                        text: string;
                        title: string | null;
                        topics: string[];
                        urgency: number;
                        urgencyKinds: string[];
                        version: number;
                        versions: {
                            /** Format: date-time */
                            seenAt: string;
                            text: string;
                            title: string | null;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Corrections_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    field: "spam";
                    now: boolean;
                    reason?: string;
                } | {
                    /** @enum {string} */
                    field: "flagged";
                    now: boolean;
                    reason?: string;
                } | {
                    /** @enum {string} */
                    field: "complaint";
                    now: boolean;
                    reason?: string;
                } | {
                    /** @enum {string} */
                    field: "offensive";
                    now: boolean;
                    reason?: string;
                } | {
                    /** @enum {string} */
                    field: "sentiment";
                    /** @enum {string} */
                    now: "neg" | "neu" | "pos";
                    reason?: string;
                } | {
                    /** @enum {string} */
                    field: "language";
                    /** @enum {string} */
                    now: "en" | "hi" | "ta" | "hi-Latn" | "ta-Latn" | "other" | "und";
                    reason?: string;
                } | {
                    /** @enum {string} */
                    field: "urgency";
                    now: string[];
                    reason?: string;
                } | {
                    /** @enum {string} */
                    field: "topics";
                    now: string[];
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: {
                            followers: number | null;
                            handle: string | null;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            url: string | null;
                        };
                        /** Format: uuid */
                        brandId: string;
                        /** Format: date-time */
                        capturedAt: string;
                        /** Format: uuid */
                        caseId: string | null;
                        complaint: number;
                        corrections: components["schemas"]["Correction"][];
                        /** Format: date-time */
                        deletedAt: string | null;
                        /** Format: uuid */
                        duplicateOf: string | null;
                        duplicates: number;
                        /** Format: date-time */
                        editedAt: string | null;
                        engagement: {
                            likes: number | null;
                            replies: number | null;
                            reposts: number | null;
                        };
                        flagged: boolean;
                        /** Format: uuid */
                        id: string;
                        kind: string;
                        language: string;
                        offensive: number;
                        overruled: ("sentiment" | "complaint" | "spam" | "flagged" | "language" | "urgency" | "offensive" | "topics")[];
                        own: boolean;
                        parentExternalId: string | null;
                        permalink: string | null;
                        platform: string;
                        platformLabel: string;
                        /** Format: date-time */
                        publishedAt: string;
                        rating: number | null;
                        risk: number;
                        score: components["schemas"]["Score"];
                        /** @enum {string} */
                        sentiment: "neg" | "neu" | "pos";
                        /** Format: uuid */
                        sourceId: string;
                        spam: boolean;
                        /** @enum {string|null} */
                        spamOpinion: "ham" | "spam" | "blatant" | null;
                        text: string;
                        title: string | null;
                        topics: string[];
                        urgency: number;
                        urgencyKinds: string[];
                        version: number;
                        versions: {
                            /** Format: date-time */
                            seenAt: string;
                            text: string;
                            title: string | null;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Corrections_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                correctionId: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        author: {
                            followers: number | null;
                            handle: string | null;
                            /** Format: uuid */
                            id: string;
                            name: string;
                            url: string | null;
                        };
                        /** Format: uuid */
                        brandId: string;
                        /** Format: date-time */
                        capturedAt: string;
                        /** Format: uuid */
                        caseId: string | null;
                        complaint: number;
                        corrections: components["schemas"]["Correction"][];
                        /** Format: date-time */
                        deletedAt: string | null;
                        /** Format: uuid */
                        duplicateOf: string | null;
                        duplicates: number;
                        /** Format: date-time */
                        editedAt: string | null;
                        engagement: {
                            likes: number | null;
                            replies: number | null;
                            reposts: number | null;
                        };
                        flagged: boolean;
                        /** Format: uuid */
                        id: string;
                        kind: string;
                        language: string;
                        offensive: number;
                        overruled: ("sentiment" | "complaint" | "spam" | "flagged" | "language" | "urgency" | "offensive" | "topics")[];
                        own: boolean;
                        parentExternalId: string | null;
                        permalink: string | null;
                        platform: string;
                        platformLabel: string;
                        /** Format: date-time */
                        publishedAt: string;
                        rating: number | null;
                        risk: number;
                        score: components["schemas"]["Score"];
                        /** @enum {string} */
                        sentiment: "neg" | "neu" | "pos";
                        /** Format: uuid */
                        sourceId: string;
                        spam: boolean;
                        /** @enum {string|null} */
                        spamOpinion: "ham" | "spam" | "blatant" | null;
                        text: string;
                        title: string | null;
                        topics: string[];
                        urgency: number;
                        urgencyKinds: string[];
                        version: number;
                        versions: {
                            /** Format: date-time */
                            seenAt: string;
                            text: string;
                            title: string | null;
                            version: number;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notifications_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Notification"][];
                        unread: number;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Notifications_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                } | {
                    /** @enum {boolean} */
                    all: true;
                };
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Person"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 20 */
                    capacity?: number;
                    email: string;
                    languages?: ("en" | "hi" | "ta" | "hi-Latn" | "ta-Latn")[];
                    /**
                     * @default en
                     * @enum {string}
                     */
                    locale?: "en" | "hi" | "ta";
                    name: string;
                    password: string;
                    roles: ("agent" | "reviewer" | "lead" | "executive" | "admin")[];
                    /** @default UTC */
                    timeZone?: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    People_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    active?: boolean;
                    available?: boolean;
                    capacity?: number;
                    email?: string;
                    languages?: ("en" | "hi" | "ta" | "hi-Latn" | "ta-Latn")[];
                    /** @enum {string} */
                    locale?: "en" | "hi" | "ta";
                    name?: string;
                    password?: string;
                    roles?: ("agent" | "reviewer" | "lead" | "executive" | "admin")[];
                    timeZone?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Accounts_platforms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Platform"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publications_begin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandedOut"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publications_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publications_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    permalink?: string;
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Amending_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publications_notPosted: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Amending_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publications_approve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contentHash: string;
                    overrule?: {
                        code: string;
                        end: number;
                        reason: string;
                        start: number;
                    }[];
                    /** Format: uuid */
                    versionId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        canned: components["schemas"]["Canned"] | null;
                        findings: components["schemas"]["Finding"][];
                        /** @enum {string} */
                        grammar: "checked" | "partly" | "starting" | "unavailable" | "off" | "other-language";
                        length: {
                            max: number;
                            unit: string;
                            used: number;
                        } | null;
                        limits: components["schemas"]["Limits"];
                        looking: boolean;
                        promises: components["schemas"]["Promise"][];
                    };
                };
            };
            /** @description Over 120 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_save: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    revision: number;
                    text: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_mend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    askOverrule?: string;
                    promises?: {
                        /** Format: date-time */
                        dueAt: string;
                        end: number;
                        /** Format: uuid */
                        ownerId: string;
                        start: number;
                    }[];
                    text: string;
                    /** Format: uuid */
                    versionId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Turns_targets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            available: boolean;
                            /** Format: uuid */
                            id: string;
                            lead: boolean;
                            name: string;
                            speaks: boolean;
                        }[];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Turns_handOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    personId: string;
                    words?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Help_read: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyHelp"];
                };
            };
            /** @description Over 120 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Help_assist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    wish?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistDraft"];
                };
            };
            /** @description Over 10 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Help_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "similar";
                    /** Format: uuid */
                    replyId: string;
                } | {
                    /** @enum {string} */
                    kind: "snippet";
                    /** Format: uuid */
                    snippetId: string;
                } | {
                    /** Format: uuid */
                    draftId: string;
                    /** @enum {string} */
                    kind: "assistant";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpTaken"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Turns_look: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    leaving?: boolean;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        viewers: components["schemas"]["ReplyViewer"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publications_recall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publications_resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_sendBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    comment: string;
                    reasons?: ("tone" | "typo" | "wrong-fact" | "missing-answer" | "promise" | "privacy" | "policy" | "language" | "length" | "other")[];
                    /** Format: uuid */
                    versionId: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sending_choose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    at: string | null;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    askOverrule?: string;
                    promises?: {
                        /** Format: date-time */
                        dueAt: string;
                        end: number;
                        /** Format: uuid */
                        ownerId: string;
                        start: number;
                    }[];
                    revision: number;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reply: components["schemas"]["Reply"];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Publications_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reply"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Replies_queue: {
        parameters: {
            query?: {
                after?: string;
                brandId?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReviewItem"][];
                        next: string | null;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SecondLook_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SecondLook"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SecondLook_judge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    comment?: string;
                    /** @default [] */
                    reasons?: ("tone" | "typo" | "wrong-fact" | "missing-answer" | "promise" | "privacy" | "policy" | "language" | "length" | "other")[];
                    /** @enum {string} */
                    verdict: "good" | "bad";
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        verdict: "good" | "bad";
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Rescoring_state: {
        parameters: {
            query: {
                brandId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoringState"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Card_card: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelCard"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Rescoring_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    brandId: string;
                    /** Format: date-time */
                    since?: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rescoring"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Rescoring_stop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rescoring"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Setup_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description From here the set-up asks for the code that Earshot prints when it starts */
                        codeNeeded: boolean;
                        needed: boolean;
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Setup_setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code?: string;
                    email: string;
                    /**
                     * @default en
                     * @enum {string}
                     */
                    locale?: "en" | "hi" | "ta";
                    name: string;
                    password: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Over 30 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Snippets_retire: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Snippets_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    language?: "en" | "hi" | "ta" | "hi-Latn" | "ta-Latn";
                    /** Format: uuid */
                    ownerId?: string;
                    /** Format: date */
                    reviewOn?: string;
                    revision: number;
                    text?: string;
                    title?: string;
                    topics?: string[];
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snippet"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_list: {
        parameters: {
            query?: {
                brandId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Source"][];
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    accountId?: string | null;
                    address: {
                        [key: string]: unknown;
                    };
                    /** Format: uuid */
                    brandId: string;
                    key: string;
                    kind: string;
                    platform: string;
                    title: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_poll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description Over 30 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Sources_discover: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    accountId?: string;
                    /** Format: uuid */
                    brandId: string;
                    input: string;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        found: components["schemas"]["Discovery"][];
                    };
                };
            };
            /** @description Over 30 calls a minute; Retry-After says when to come back */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Metrics_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
