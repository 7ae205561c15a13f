import {
  type ColumnDefinitionNode,
  DataTypeNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  RawNode,
  type RootOperationNode,
  type UnknownRow,
} from "kysely";

/**
 * Makes columns mean in PostgreSQL what they mean in SQLite: texts are equal and sorted byte by byte, whatever language the
 * database was made for, and whole numbers have 64 bits.
 */
export class SameColumnsPlugin implements KyselyPlugin {
  readonly #transformer = new ColumnTransformer();

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    const makesColumns = node.kind === "CreateTableNode" || node.kind === "AlterTableNode";
    return makesColumns ? this.#transformer.transformNode(node) : node;
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return Promise.resolve(result);
  }
}

class ColumnTransformer extends OperationNodeTransformer {
  protected override transformColumnDefinition(node: ColumnDefinitionNode): ColumnDefinitionNode {
    const column = super.transformColumnDefinition(node);
    if (!DataTypeNode.is(column.dataType)) return column;
    if (column.dataType.dataType === "text") return { ...column, dataType: RawNode.createWithSql('text collate "C"') };
    if (column.dataType.dataType === "integer") return { ...column, dataType: DataTypeNode.create("bigint") };
    return column;
  }
}
