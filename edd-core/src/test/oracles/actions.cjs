// What PostgreSQL's own parser says of statements. Usage: node actions.cjs <folder with node_modules> <file>; the file holds statements
// with a NUL character between them; prints a line for each: its actions with a tab between them, or ! where it is not PostgreSQL's.
'use strict';
const fs = require('fs');
const path = require('path');
const parser = require(path.join(path.resolve(process.argv[2]), 'node_modules', 'libpg-query'));

const KINDS = {
    TABLE: 'TABLE', FOREIGN_TABLE: 'TABLE', COLUMN: 'COLUMN', ATTRIBUTE: 'TYPE', VIEW: 'VIEW', MATVIEW: 'MATERIALIZED_VIEW',
    INDEX: 'INDEX', SEQUENCE: 'SEQUENCE', TYPE: 'TYPE', DOMAIN: 'DOMAIN', DOMCONSTRAINT: 'DOMAIN', FUNCTION: 'FUNCTION',
    AGGREGATE: 'FUNCTION', ROUTINE: 'PROCEDURE', PROCEDURE: 'PROCEDURE', TRIGGER: 'TRIGGER', RULE: 'RULE', POLICY: 'POLICY',
    SCHEMA: 'SCHEMA', DATABASE: 'DATABASE', EXTENSION: 'EXTENSION', ROLE: 'ROLE',
};
const CONSTRAINTS = {
    CONSTR_PRIMARY: 'PRIMARY_KEY', CONSTR_UNIQUE: 'UNIQUE', CONSTR_FOREIGN: 'FOREIGN_KEY', CONSTR_CHECK: 'CHECK',
    CONSTR_EXCLUSION: 'EXCLUDE', CONSTR_NOTNULL: 'NOT_NULL',
};
const COLUMN_COMMANDS = {
    AT_AlterColumnType: 'ChangeType', AT_SetNotNull: 'SetNotNull', AT_DropNotNull: 'DropNotNull',
    AT_AddIdentity: 'ChangeGeneration', AT_SetIdentity: 'ChangeGeneration', AT_DropIdentity: 'ChangeGeneration',
    AT_DropExpression: 'ChangeGeneration', AT_SetExpression: 'ChangeGeneration', AT_SetStatistics: 'TuneColumn',
    AT_SetOptions: 'TuneColumn', AT_ResetOptions: 'TuneColumn', AT_SetStorage: 'TuneColumn', AT_SetCompression: 'TuneColumn',
    AT_AlterColumnGenericOptions: 'TuneColumn',
};

const kind = (objectType) => KINDS[(objectType || '').replace('OBJECT_', '')] || 'OTHER';
const words = (...all) => all.filter((word) => word).join(' ');
const range = (relation) => [relation.schemaname, relation.relname].filter((part) => part).join('.');

function names(object) {
    if (!object) return '';
    if (object.List) return object.List.items.map(names).join('.');
    if (object.String) return object.String.sval;
    if (object.TypeName) return object.TypeName.names.map(names).join('.');
    if (object.ObjectWithArgs) return object.ObjectWithArgs.objname.map(names).join('.');
    if (object.RangeVar) return range(object.RangeVar);
    return '';
}

const last = (name) => name.split('.').slice(-1)[0];
const list = (all) => (all || []).map(names).join('.');

function traits(column) {
    const found = new Set();
    for (const { Constraint: each } of column.constraints || []) {
        if (each.contype === 'CONSTR_GENERATED') found.add(each.generated_kind === 'v' ? 'VIRTUAL' : 'STORED');
        else if (each.contype === 'CONSTR_IDENTITY') found.add('NUMBERED');
        else if (each.contype === 'CONSTR_DEFAULT') found.add('DEFAULT');
        else if (CONSTRAINTS[each.contype]) found.add(CONSTRAINTS[each.contype]);
    }
    if (/serial/.test(column.typeName ? names({ TypeName: column.typeName }) : '')) found.add('NUMBERED');
    return [...found].sort().join(',');
}

function command(table, each, objtype) {
    const column = `${table}.${each.name}`;
    const type = each.subtype;
    if (objtype === 'OBJECT_TYPE') return `ChangeObject TYPE ${table}`;
    if (objtype === 'OBJECT_INDEX') return `ChangeIndex ${table}`;
    if (objtype !== 'OBJECT_TABLE' && objtype !== 'OBJECT_FOREIGN_TABLE') {
        return `ChangeObject ${kind(objtype)} ${table}`;
    }
    if (type === 'AT_AddColumn') {
        const def = each.def.ColumnDef;
        return words('AddColumn', `${table}.${def.colname}`, traits(def), each.missing_ok && 'IF');
    }
    if (type === 'AT_DropColumn') {
        return words('DropColumn', column, each.behavior === 'DROP_CASCADE' && 'CASCADE', each.missing_ok && 'IF');
    }
    if (type === 'AT_ColumnDefault') return `${each.def ? 'SetDefault' : 'DropDefault'} ${column}`;
    if (COLUMN_COMMANDS[type]) return `${COLUMN_COMMANDS[type]} ${column}`;
    if (type === 'AT_AddConstraint') {
        const added = each.def.Constraint;
        return words('AddConstraint', table, added.conname, CONSTRAINTS[added.contype], added.skip_validation && (added.is_enforced || added.contype === 'CONSTR_NOTNULL') && 'NOT_VALID',
            added.indexname && 'USING_INDEX');
    }
    if (type === 'AT_DropConstraint') return `DropConstraint ${table} ${each.name}`;
    if (type === 'AT_ValidateConstraint') return `ValidateConstraint ${table} ${each.name}`;
    if (type === 'AT_AlterConstraint') {
        return `ChangeConstraint ${table} ${(each.def.Constraint || each.def.ATAlterConstraint).conname}`;
    }
    if (type === 'AT_AttachPartition') return `AttachPartition ${table} ${range(each.def.PartitionCmd.name)}`;
    if (type === 'AT_DetachPartition' || type === 'AT_DetachPartitionFinalize') {
        const detach = each.def.PartitionCmd;
        return words('DetachPartition', table, range(detach.name), detach.concurrent && 'CONCURRENTLY');
    }
    return `ChangeTable ${table}`;
}

function dropped(object, type) {
    const name = names(object);
    const items = object.List ? object.List.items.map(names) : [];
    const owned = ['OBJECT_TRIGGER', 'OBJECT_RULE', 'OBJECT_POLICY'].includes(type);
    return owned ? items[items.length - 1] : name;
}

function setting(node) {
    return node.is_local ? 'TRANSACTION' : 'SESSION';
}

const READERS = {
    SelectStmt: (node) => [node.intoClause
        ? words('CreateTable', range(node.intoClause.rel), node.intoClause.rel.relpersistence === 't' && 'TEMPORARY', 'FROM_QUERY')
        : 'Query'],
    ExplainStmt: (node) => {
        const analyze = (node.options || []).map((each) => each.DefElem).find((each) => each.defname === 'analyze');
        const off = analyze && analyze.arg && /^(off|false|0)$/i.test(JSON.stringify(Object.values(analyze.arg)[0]).replace(/[^a-z0-9]|sval|boolval|ival/g, ''));
        return analyze && !off ? read(node.query) : ['Query'];
    },
    InsertStmt: (node) => [words('Insert', range(node.relation),
        !node.onConflictClause ? 'FAILS' : node.onConflictClause.action === 'ONCONFLICT_NOTHING' ? 'IGNORED' : 'UPDATED')],
    UpdateStmt: (node) => [words('Update', range(node.relation), !node.whereClause && 'ALL')],
    DeleteStmt: (node) => [words('Delete', range(node.relation), !node.whereClause && 'ALL')],
    MergeStmt: (node) => [`Merge ${range(node.relation)}`],
    CopyStmt: (node) => [node.query ? 'Query' : words('Copy', range(node.relation), node.is_from && 'IN')],
    TruncateStmt: (node) => node.relations.map((each) => words('Truncate', names(each), node.behavior === 'DROP_CASCADE' && 'CASCADE')),
    CreateStmt: (node) => [
        words('CreateTable', range(node.relation), node.relation.relpersistence === 't' && 'TEMPORARY', node.if_not_exists && 'IF'),
        ...(node.partbound ? [`AttachPartition ${names(node.inhRelations[0])} ${range(node.relation)}`] : []),
    ],
    CreateForeignTableStmt: (node) => READERS.CreateStmt(node.base || node.baseStmt),
    CreateTableAsStmt: (node) => (kind(node.objtype) === 'MATERIALIZED_VIEW'
        ? [`CreateObject MATERIALIZED_VIEW ${range(node.into.rel)}`]
        : [words('CreateTable', range(node.into.rel), node.into.rel.relpersistence === 't' && 'TEMPORARY', node.if_not_exists && 'IF', 'FROM_QUERY')]),
    AlterTableStmt: (node) => node.cmds.map((each) => command(range(node.relation), each.AlterTableCmd, node.objtype)),
    RenameStmt: (node) => {
        const type = node.renameType;
        const table = node.relation ? range(node.relation) : names(node.object);
        if (type === 'OBJECT_COLUMN') return [`RenameColumn ${table}.${node.subname} ${node.newname}`];
        if (type === 'OBJECT_TABLE' || type === 'OBJECT_FOREIGN_TABLE') return [`RenameTable ${table} ${node.newname}`];
        if (type === 'OBJECT_TABCONSTRAINT') return [`ChangeConstraint ${table} ${node.subname}`];
        if (type === 'OBJECT_INDEX') return [`ChangeIndex ${table}`];
        if (type === 'OBJECT_ATTRIBUTE' || type === 'OBJECT_DOMCONSTRAINT') return [`ChangeObject ${kind(type)} ${table}`];
        const owned = ['OBJECT_TRIGGER', 'OBJECT_RULE', 'OBJECT_POLICY'].includes(type);
        return [words('RenameObject', kind(type), kind(type) !== 'OTHER' && (owned ? node.subname : table || node.subname))];
    },
    AlterObjectSchemaStmt: (node) => {
        const name = node.relation ? range(node.relation) : names(node.object);
        const table = node.objectType === 'OBJECT_TABLE' || node.objectType === 'OBJECT_FOREIGN_TABLE';
        const type = kind(node.objectType);
        return [table ? `RenameTable ${name} ${last(name)}` : words('RenameObject', type, type !== 'OTHER' && name)];
    },
    DropStmt: (node) => node.objects.map((object) => {
        const type = kind(node.removeType);
        const name = dropped(object, node.removeType);
        if (type === 'TABLE') return words('DropTable', name, node.behavior === 'DROP_CASCADE' && 'CASCADE', node.missing_ok && 'IF');
        if (type === 'INDEX') return words('DropIndex', name, node.concurrent && 'CONCURRENTLY', node.missing_ok && 'IF');
        return words('DropObject', type, type !== 'OTHER' && name, node.missing_ok && 'IF');
    }),
    DropdbStmt: (node) => [words('DropObject', 'DATABASE', node.dbname, node.missing_ok && 'IF')],
    DropRoleStmt: (node) => node.roles.map((each) => words('DropObject', 'ROLE', each.RoleSpec.rolename, node.missing_ok && 'IF')),
    DropTableSpaceStmt: (node) => [words('DropObject', 'OTHER', node.missing_ok && 'IF')],
    DropSubscriptionStmt: (node) => [words('DropObject', 'OTHER', node.missing_ok && 'IF')],
    DropUserMappingStmt: (node) => [words('DropObject', 'OTHER', node.missing_ok && 'IF')],
    IndexStmt: (node) => [words('CreateIndex', range(node.relation), node.idxname, node.unique && 'UNIQUE', node.concurrent && 'CONCURRENTLY', node.if_not_exists && 'IF')],
    ViewStmt: (node) => [`CreateObject VIEW ${range(node.view)}`],
    CreateSchemaStmt: (node) => [`CreateObject SCHEMA ${node.schemaname || (node.authrole && node.authrole.rolename) || ''}`.trim(),
        ...(node.schemaElts || []).flatMap(read)],
    CreateSeqStmt: (node) => [`CreateObject SEQUENCE ${range(node.sequence)}`],
    CreateEnumStmt: (node) => [`CreateObject TYPE ${list(node.typeName)}`],
    CreateRangeStmt: (node) => [`CreateObject TYPE ${list(node.typeName)}`],
    CompositeTypeStmt: (node) => [`CreateObject TYPE ${range(node.typevar)}`],
    CreateDomainStmt: (node) => [`CreateObject DOMAIN ${list(node.domainname)}`],
    CreateExtensionStmt: (node) => [`CreateObject EXTENSION ${node.extname}`],
    CreatedbStmt: (node) => [`CreateObject DATABASE ${node.dbname}`],
    CreateRoleStmt: (node) => [`CreateObject ROLE ${node.role}`],
    CreatePolicyStmt: (node) => [`CreateObject POLICY ${node.policy_name}`],
    RuleStmt: (node) => [`CreateObject RULE ${node.rulename}`],
    DefineStmt: (node) => [node.kind === 'OBJECT_AGGREGATE' ? `CreateRoutine FUNCTION ${list(node.defnames)}` : words('CreateObject', kind(node.kind), kind(node.kind) !== 'OTHER' && list(node.defnames))],
    CreateFunctionStmt: (node) => [`CreateRoutine ${node.is_procedure ? 'PROCEDURE' : 'FUNCTION'} ${list(node.funcname)}`],
    CreateTrigStmt: (node) => [`CreateRoutine TRIGGER ${node.trigname} ${range(node.relation)}`],
    AlterEnumStmt: (node) => [`${node.oldVal ? 'RenameEnumValue' : 'AddEnumValue'} ${list(node.typeName)}`],
    AlterDomainStmt: (node) => [`ChangeObject DOMAIN ${list(node.typeName)}`],
    AlterTypeStmt: (node) => [`ChangeObject TYPE ${list(node.typeName)}`],
    AlterSeqStmt: (node) => [`ChangeObject SEQUENCE ${range(node.sequence)}`],
    AlterFunctionStmt: (node) => [`ChangeObject ${node.objtype === 'OBJECT_PROCEDURE' ? 'PROCEDURE' : 'FUNCTION'} ${names({ ObjectWithArgs: node.func })}`],
    AlterOwnerStmt: (node) => [words('ChangeObject', kind(node.objectType), kind(node.objectType) !== 'OTHER' && names(node.object))],
    AlterObjectDependsStmt: (node) => [`ChangeObject ${kind(node.objectType)}`],
    AlterPolicyStmt: (node) => [`ChangeObject POLICY ${node.policy_name}`],
    AlterExtensionStmt: (node) => [`ChangeObject EXTENSION ${node.extname}`],
    AlterExtensionContentsStmt: (node) => [`ChangeObject EXTENSION ${node.extname}`],
    AlterRoleStmt: (node) => [`ChangeObject ROLE ${node.role.rolename}`],
    AlterRoleSetStmt: () => ['Setting GLOBAL'],
    AlterDatabaseSetStmt: () => ['Setting GLOBAL'],
    AlterDatabaseStmt: (node) => [`ChangeObject DATABASE ${node.dbname}`],
    AlterSystemStmt: () => ['Setting GLOBAL'],
    RefreshMatViewStmt: (node) => [words('RefreshView', range(node.relation), node.concurrent && 'CONCURRENTLY')],
    GrantStmt: (node) => (node.objects || [0]).map(() => (node.is_grant ? 'Grant' : 'Revoke')),
    GrantRoleStmt: (node) => [node.is_grant ? 'Grant' : 'Revoke'],
    CommentStmt: (node) => [`Comment ${kind(node.objtype)}`],
    SecLabelStmt: (node) => [words('Comment', kind(node.objtype))],
    TransactionStmt: (node) => [`Transaction ${{
        TRANS_STMT_BEGIN: 'BEGIN', TRANS_STMT_START: 'BEGIN', TRANS_STMT_ROLLBACK: 'ROLLBACK', TRANS_STMT_SAVEPOINT: 'SAVEPOINT',
        TRANS_STMT_RELEASE: 'SAVEPOINT', TRANS_STMT_ROLLBACK_TO: 'SAVEPOINT', TRANS_STMT_ROLLBACK_PREPARED: 'ROLLBACK',
    }[node.kind] || 'COMMIT'}`],
    VariableSetStmt: (node) => {
        const next = node.name === 'TRANSACTION' || node.name === 'TRANSACTION SNAPSHOT' || node.is_local;
        return [`Setting ${next ? 'TRANSACTION' : 'SESSION'}`];
    },
    ConstraintsSetStmt: () => ['Setting TRANSACTION'],
    VariableShowStmt: () => ['Query'],
    LockStmt: (node) => node.relations.map((each) => `Lock ${names(each)}`),
    VacuumStmt: (node) => {
        const options = (node.options || []).map((each) => each.DefElem);
        const full = options.find((each) => each.defname === 'full');
        const off = full && full.arg && /^(off|false|0)$/i.test(JSON.stringify(full.arg).replace(/.*:"?|"?}.*/g, ''));
        const chore = !node.is_vacuumcmd ? 'ANALYZE' : full && !off ? 'VACUUM_FULL' : 'VACUUM';
        const rels = node.rels || [];
        return rels.length ? rels.map((each) => `Maintenance ${chore} ${range(each.VacuumRelation.relation)}`) : [`Maintenance ${chore}`];
    },
    ClusterStmt: (node) => [words('Maintenance CLUSTER', node.relation && range(node.relation))],
    ReindexStmt: (node) => {
        const concurrently = (node.params || []).some((each) => each.DefElem.defname === 'concurrently');
        return [words('Maintenance', concurrently ? 'REINDEX_CONCURRENTLY' : 'REINDEX', node.relation ? range(node.relation) : node.name)];
    },
    DoStmt: () => ['Block'],
    CallStmt: () => ['NotUnderstood'],
    ExecuteStmt: () => ['NotUnderstood'],
    PrepareStmt: () => ['NotUnderstood'],
    ImportForeignSchemaStmt: () => ['NotUnderstood'],
    DropOwnedStmt: () => ['Sweep DROPS'],
    ReassignOwnedStmt: () => ['Sweep REASSIGNS'],
    AlterTableMoveAllStmt: () => ['Sweep MOVES'],
};
for (const session of ['ListenStmt', 'UnlistenStmt', 'NotifyStmt', 'DeallocateStmt', 'DiscardStmt', 'CheckPointStmt', 'LoadStmt',
    'DeclareCursorStmt', 'ClosePortalStmt', 'FetchStmt']) {
    READERS[session] = () => ['Session'];
}

function read(statement) {
    const [type] = Object.keys(statement);
    const node = statement[type];
    if (READERS[type]) {
        return [...ctes(node), ...READERS[type](node)];
    }
    return [/^Create/.test(type) ? 'CreateObject OTHER' : /^Alter/.test(type) ? 'ChangeObject OTHER' : type];
}

/** A query in WITH may change rows, too. */
function ctes(node) {
    return ((node.withClause && node.withClause.ctes) || [])
        .flatMap((each) => read(each.CommonTableExpr.ctequery))
        .filter((action) => action !== 'Query');
}

async function main() {
    if (parser.loadModule) await parser.loadModule();
    const out = [];
    for (const statement of fs.readFileSync(process.argv[3], 'utf8').split('\0')) {
        try {
            const { stmts } = await parser.parse(statement);
            out.push((stmts || []).flatMap((each) => read(each.stmt)).join('\t').replace(/\n/g, ' '));
        } catch (e) {
            if (e instanceof TypeError) throw new Error(statement, { cause: e });
            out.push('!');
        }
    }
    process.stdout.write(out.join('\n') + '\n');
}
main();
