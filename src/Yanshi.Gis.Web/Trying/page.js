'use strict';

// The page that tries the service's operations. What it lists comes from the API definition; what comes from anywhere is written as text, never as markup.

const english = document.documentElement.lang === 'en';
const base = new URL('../', document.location.href);
const mostShown = 200000;
const square = [[112.7, 34.7], [112.703, 34.7], [112.703, 34.703], [112.7, 34.703], [112.7, 34.7]];
const sample = {
  inputs: {
    site: { type: 'Feature', properties: { name: english ? 'A site' : '示例地块' }, geometry: { type: 'Polygon', coordinates: [square] } },
    attributes: { projectType: 'industrial' },
  },
};
const words = english
  ? { send: 'Send', sending: 'Sending …', json: 'JSON', file: 'A file', body: 'Body', asJob: 'As a job (Prefer: respond-async)', headers: 'Headers', failed: 'No answer: ', cut: 'The rest is not shown: ', bytes: ' bytes', none: 'no body', required: 'required', noApi: 'The API definition cannot be read: ', more: 'properties and their values' }
  : { send: '发送', sending: '正在发送……', json: 'JSON', file: '文件', body: '正文', asJob: '作为作业执行（Prefer: respond-async）', headers: '响应头', failed: '没有应答：', cut: '其余未显示，共 ', bytes: ' 字节', none: '无正文', required: '必填', noApi: '接口定义无法读取：', more: '属性名=值' };

function say(text) {
  const parts = (text || '').split(' / ');
  return english ? parts[parts.length - 1] : parts[0];
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function field(name, meaning, control) {
  control.name = name;
  const text = make('span', {}, make('code', { textContent: name }), make('small', { textContent: meaning + (control.required ? ` (${words.required})` : '') }));
  return make('label', {}, text, control);
}

function parameterField(parameter, lists) {
  const control = make('input', { type: 'text', required: parameter.required === true, autocomplete: 'off' });
  if (lists[parameter.name]) control.setAttribute('list', `list-${parameter.name}`);
  if (parameter.schema.default !== undefined) control.placeholder = String(parameter.schema.default);
  control.dataset.in = parameter.in;
  return field(parameter.name, say(parameter.description), control);
}

function formField(name, schema, isRequired) {
  const type = schema.format === 'binary' ? 'file' : 'text';
  const control = make('input', { type, required: isRequired, autocomplete: 'off' });
  if (type === 'text') control.placeholder = schema.type === 'string' ? (schema.enum || []).join(' | ') || (schema.format === 'date' ? '2026-11-22' : '') : 'JSON';
  return field(name, '', control);
}

// A body in JSON, or a form with a file, where the operation takes either.
function bodyFields(operation) {
  const content = operation.requestBody ? operation.requestBody.content : {};
  const json = content['application/json'];
  const form = content['multipart/form-data'];
  const kind = make('select', {}, make('option', { value: 'json', textContent: words.json }), make('option', { value: 'file', textContent: words.file }));
  const text = make('fieldset', {}, field('', words.body, make('textarea', { value: JSON.stringify(sample, null, 2), spellcheck: false })));
  const file = make('fieldset', { hidden: true, disabled: true });
  if (form) {
    for (const [name, schema] of Object.entries(form.schema.properties)) file.append(formField(name, schema, (form.schema.required || []).includes(name)));
  }
  kind.addEventListener('change', () => {
    const isFile = kind.value === 'file';
    text.hidden = text.disabled = isFile;
    file.hidden = file.disabled = !isFile;
  });
  const asJob = field('', words.asJob, make('input', { type: 'checkbox' }));
  return { json, form, kind, text, file, asJob };
}

function requestOf(method, path, form, body) {
  const query = new URLSearchParams();
  for (const control of form.querySelectorAll('input[data-in]')) {
    if (control.dataset.in === 'path') path = path.replace(`{${control.name}}`, encodeURIComponent(control.value));
    else if (control.value !== '') query.append(control.name, control.value);
  }
  for (const [name, value] of new URLSearchParams(form.elements.more ? form.elements.more.value : '')) query.append(name, value);
  const options = { method: method.toUpperCase(), headers: { 'Accept-Language': english ? 'en' : 'zh' } };
  if (body.json) {
    if (body.asJob.querySelector('input').checked) options.headers.Prefer = 'respond-async';
    if (body.kind.value === 'file') {
      options.body = new FormData();
      for (const control of body.file.querySelectorAll('input')) {
        if (control.type === 'file') options.body.append(control.name, control.files[0]);
        else if (control.value !== '') options.body.append(control.name, control.value);
      }
    } else {
      options.headers['Content-Type'] = 'application/json';
      options.body = body.text.querySelector('textarea').value;
    }
  }
  const address = new URL(path.slice(1) + (query.size > 0 ? `?${query}` : ''), base);
  return { address, options };
}

async function show(answer, place, took) {
  const type = answer.headers.get('Content-Type') || '';
  const bytes = await answer.arrayBuffer();
  let text = bytes.byteLength === 0 ? words.none : `${bytes.byteLength}${words.bytes}, ${type}`;
  if (bytes.byteLength > 0 && /json|text|xml|openapi/.test(type)) {
    text = new TextDecoder().decode(bytes);
    if (text.length > mostShown) text = `${text.slice(0, mostShown)}\n… ${words.cut}${bytes.byteLength}${words.bytes}`;
    else if (/json/.test(type) && !text.includes('\n')) text = JSON.stringify(JSON.parse(text), null, 2);
  }
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  place.replaceChildren(
    make('p', { className: answer.ok ? 'status' : 'status bad', textContent: `${answer.status} ${answer.statusText} · ${Math.round(took)} ms` }),
    make('p', {}, make('code', { textContent: answer.url })),
    make('h3', { textContent: words.headers }), make('pre', { textContent: headers }),
    make('h3', { textContent: words.body }), make('pre', { className: 'body', textContent: text }));
}

function operationView(path, method, operation, lists) {
  const body = bodyFields(operation);
  const button = make('button', { type: 'submit', textContent: words.send });
  const form = make('form', {}, ...(operation.parameters || []).map(parameter => parameterField(parameter, lists)));
  if (operation['x-takes-properties']) form.append(field('more', words.more, make('input', { type: 'text', autocomplete: 'off', placeholder: 'DLBM=0103&…' })));
  if (body.json) {
    if (body.form) form.append(field('', `${words.json} / ${words.file}`, body.kind));
    form.append(body.text, body.file, body.asJob);
  }
  const place = make('div', { className: 'answer' });
  place.setAttribute('role', 'status');
  form.append(button);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    button.disabled = true;
    place.textContent = words.sending;
    try {
      const { address, options } = requestOf(method, path, form, body);
      const since = performance.now();
      const answer = await fetch(address, options);
      await show(answer, place, performance.now() - since);
    } catch (error) {
      place.textContent = words.failed + error.message;
    } finally {
      button.disabled = false;
    }
  });
  const title = make('summary', {}, make('b', { className: `method ${method}`, textContent: method.toUpperCase() }), make('code', { textContent: path }), ' ', make('span', { textContent: say(operation.summary) }));
  return make('details', { id: operation.operationId }, title, form, place);
}

async function names(path, member) {
  const answer = await fetch(new URL(path, base));
  return answer.ok ? (await answer.json())[member].map(entry => entry.id) : [];
}

async function start() {
  const main = document.getElementById('operations');
  const answer = await fetch(new URL('api', base));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  const api = await answer.json();
  const lists = { collectionId: await names('collections', 'collections'), processId: await names('processes', 'processes') };
  const groups = new Map();
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const group = say(operation.tags[0]);
      groups.set(group, [...(groups.get(group) || []), operationView(path, method, operation, lists)]);
    }
  }
  main.replaceChildren(...[...groups].map(([group, views]) => make('section', {}, make('h2', { textContent: group }), ...views)));
  for (const [name, values] of Object.entries(lists)) main.append(make('datalist', { id: `list-${name}` }, ...values.map(value => make('option', { value }))));
}

start().catch(error => { document.getElementById('loading').textContent = words.noApi + error.message; });
