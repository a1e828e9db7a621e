import { IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from './connection.ts';
import { FileType, UploadStatus } from './enums.ts';
import { DateTime } from './scalars.ts';

@ObjectType({ description: 'A fault of an uploaded file.', simpleResolvers: true })
export class ValidationError {
  @Field(() => Int, {
    nullable: true,
    description: 'The row, counted from 1 after the header; null for the file as a whole.',
  })
  row!: number | null;

  @Field(() => String, { nullable: true, description: 'The column or field.' })
  field!: string | null;

  @Field(() => String, { description: 'What is wrong and how to mend it.' })
  message!: string;
}

@ObjectType({ description: 'A file that a member sent.', simpleResolvers: true })
export class Upload {
  @Field(() => ID, { description: 'The upload.' })
  id!: string;

  @Field(() => String, { description: 'The name the member gave it.' })
  fileName!: string;

  @Field(() => Int, { description: 'Its size in bytes.' })
  fileSize!: number;

  @Field(() => FileType, { description: 'Its format.' })
  fileType!: string;

  @Field(() => UploadStatus, { description: 'How far it has come.' })
  status!: string;

  @Field(() => [ValidationError], { description: 'What is wrong with it: the first 100 faults.' })
  validationErrors!: ValidationError[];

  @Field(() => Int, { description: 'How many faults there are in all.' })
  validationErrorCount!: number;

  @Field(() => DateTime, { description: 'When the upload was begun.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was completed or failed.' })
  processedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the file can be fetched for 15 minutes; null while there is no file.',
  })
  downloadUrl!: string | null;
}

@ObjectType()
export class UploadConnection extends connectionOf('Upload', () => Upload) {}

@InputType({ description: 'Which uploads to list. All that is given must hold.' })
export class UploadFilter {
  @Field(() => UploadStatus, { nullable: true, description: 'Only with this status.' })
  status?: (typeof UploadStatus)[keyof typeof UploadStatus] | null;

  @Field(() => ID, { nullable: true, description: 'Only of this member.' })
  @IsOptional()
  @IsUUID('loose', { message: 'must be a UUID' })
  userId?: string | null;
}

@ArgsType()
export class UploadsArgs extends PageArgs {
  @Field(() => UploadFilter, { nullable: true, description: 'Which to list; all by default.' })
  @ValidateNested()
  filter?: UploadFilter | null;
}

@InputType({ description: 'A file that is about to be sent.' })
export class RequestUploadInput {
  @Field(() => String, { description: 'Its name, which ends with .json or .csv.' })
  fileName!: string;

  @Field(() => Int, { description: 'Its size in bytes, exactly: 1 to 10,485,760.' })
  fileSize!: number;

  @Field(() => FileType, { description: 'Its format.' })
  fileType!: (typeof FileType)[keyof typeof FileType];
}

@ObjectType({ description: 'A field of the form that sends a file.', simpleResolvers: true })
export class FormField {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value, as it is.' })
  value!: string;
}

@ObjectType({
  description:
    'Leave to send one file: POST a multipart form with these fields and the file as the last one, named `file`.',
  simpleResolvers: true,
})
export class UploadTicket {
  @Field(() => Upload, { description: 'The upload, which waits for its file.' })
  upload!: Upload;

  @Field(() => String, { description: 'Where to post the form.' })
  url!: string;

  @Field(() => [FormField], { description: 'The fields of the form.' })
  fields!: FormField[];

  @Field(() => DateTime, { description: 'Until when.' })
  expiresAt!: Date;
}
